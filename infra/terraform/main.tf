# The role of a GitHub workflow that runs one mode of AWS Log Ferry, and for export the policy of its bucket.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.30"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  issuer   = "token.actions.githubusercontent.com"
  prefixes = { amplify = "amplify-access-logs/", alb = "load-balancer-logs/", export = "exportedlogs/", export-read = "log-group-events/" }
  bucket   = var.mode == "alb" ? var.source_bucket : var.destination_bucket

  values = {
    partition             = data.aws_partition.current.partition
    dns_suffix            = data.aws_partition.current.dns_suffix
    account               = data.aws_caller_identity.current.account_id
    region                = var.region == null ? data.aws_region.current.name : var.region
    oidc_provider_arn     = var.create_oidc_provider ? aws_iam_openid_connect_provider.github[0].arn : "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/${local.issuer}"
    audience              = var.audience
    repository            = var.repository
    owner                 = split("/", var.repository)[0]
    name                  = split("/", var.repository)[1]
    repository_owner_id   = var.repository_owner_id
    repository_id         = var.repository_id
    claim                 = var.environment != null ? "environment:${var.environment}" : "ref:refs/heads/${coalesce(var.branch, "-")}"
    source_bucket         = var.source_bucket
    source_prefix         = var.source_prefix
    destination_bucket    = var.destination_bucket
    destination_prefix    = var.destination_prefix == null ? local.prefixes[var.mode] : var.destination_prefix
    destination_log_group = var.destination_log_group
    create_log_group      = var.create_log_group ? "true" : ""
    clean_leftovers       = var.clean_leftovers ? "true" : ""
    kms_key_arn           = var.kms_key_arn
    metrics_log_group     = var.metrics_log_group
    ledger_bucket         = var.ledger_bucket == null ? local.bucket : var.ledger_bucket
    ledger_prefix         = var.ledger_prefix
  }
}

module "trust" {
  source = "./policy"
  policy = "trust"
  values = local.values
}

module "permissions" {
  source = "./policy"
  policy = var.mode
  values = local.values

  lists = {
    log_group = length(var.log_groups) == 0 ? [""] : var.log_groups
    app_id    = length(var.app_ids) == 0 ? [""] : var.app_ids
  }
}

module "export_bucket" {
  source = "./policy"
  policy = "export-bucket"
  values = local.values
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.create_oidc_provider ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = [var.audience]
}

resource "aws_iam_role" "ferry" {
  name                 = var.role_name == null ? "log-ferry-${var.mode}" : var.role_name
  description          = "AWS Log Ferry, mode ${var.mode}, for ${var.repository}"
  max_session_duration = var.max_session_seconds
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = module.trust.json

  lifecycle {
    precondition {
      condition     = (var.environment == null) != (var.branch == null)
      error_message = "Give environment (better) or branch, and not both: a token names one of them."
    }

    precondition {
      condition     = (var.repository_id == null) == (var.repository_owner_id == null)
      error_message = "Give both repository_owner_id and repository_id, or neither."
    }

    precondition {
      condition     = local.values.ledger_bucket != null
      error_message = "The ledger lies in a bucket: give the mode's bucket or ledger_bucket."
    }

    precondition {
      condition     = var.mode != "amplify" || (length(var.app_ids) > 0 && (var.destination_bucket != null || var.destination_log_group != null))
      error_message = "The mode amplify needs app_ids, and destination_bucket, destination_log_group or both."
    }

    precondition {
      condition     = var.mode != "alb" || (var.source_bucket != null && (var.destination_bucket != null || var.destination_log_group != null))
      error_message = "The mode alb needs source_bucket, and destination_bucket, destination_log_group or both."
    }

    precondition {
      condition     = var.mode != "export" || (var.destination_bucket != null && length(var.log_groups) > 0 && var.manage_bucket_policy != null)
      error_message = "The mode export needs destination_bucket, log_groups and manage_bucket_policy."
    }

    precondition {
      condition     = var.mode != "export-read" || (var.destination_bucket != null && length(var.log_groups) > 0)
      error_message = "The mode export-read needs destination_bucket and log_groups."
    }
  }
}

resource "aws_iam_role_policy" "ferry" {
  name   = "log-ferry-${var.mode}"
  role   = aws_iam_role.ferry.id
  policy = module.permissions.json
}

resource "aws_s3_bucket_policy" "export" {
  count = var.mode == "export" && var.manage_bucket_policy == true ? 1 : 0

  bucket = var.destination_bucket
  policy = module.export_bucket.json
}
