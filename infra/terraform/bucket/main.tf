# For the account of a bucket whose ferry runs in another account: the bucket's policy. It replaces the one there is.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.30"
    }
  }
}

variable "mode" {
  description = "The mode of the ferry: amplify, alb, export, or export-read for engine: read."
  type        = string

  validation {
    condition     = contains(["amplify", "alb", "export", "export-read"], var.mode)
    error_message = "The mode is amplify, alb, export or export-read."
  }
}

variable "role_arn" {
  description = "ARN of the role of the ferry, from the other account."
  type        = string
}

variable "bucket" {
  description = "The bucket that is read (alb) or written to (amplify, export, export-read)."
  type        = string
}

variable "prefix" {
  description = "Prefix of the keys, with its slash; by default that of the action. For alb what stands before AWSLogs/."
  type        = string
  default     = null
}

variable "ledger_prefix" {
  description = "Prefix of the ledger, with its slash; empty where the ledger is in another bucket."
  type        = string
  default     = "log-ferry-ledger/"
}

variable "clean_leftovers" {
  description = "[export] Whether the run may delete what failed tasks left (clean-leftovers)."
  type        = bool
  default     = false
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  prefixes = { amplify = "amplify-access-logs/", alb = "", export = "exportedlogs/", export-read = "log-group-events/" }
  prefix   = var.prefix == null ? local.prefixes[var.mode] : var.prefix
}

module "policy" {
  source = "../policy"
  policy = "${var.mode}-bucket-elsewhere"
  values = {
    partition          = data.aws_partition.current.partition
    dns_suffix         = data.aws_partition.current.dns_suffix
    region             = data.aws_region.current.name
    account            = split(":", var.role_arn)[4]
    role_arn           = var.role_arn
    source_bucket      = var.bucket
    source_prefix      = local.prefix
    destination_bucket = var.bucket
    destination_prefix = local.prefix
    clean_leftovers    = var.clean_leftovers ? "true" : ""
    ledger_bucket      = var.bucket
    ledger_prefix      = var.ledger_prefix
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = var.bucket
  policy = module.policy.json
}
