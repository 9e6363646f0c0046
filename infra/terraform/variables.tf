variable "mode" {
  description = "The mode of the ferry that the role is for: amplify, alb or export, or export-read for export with engine: read."
  type        = string

  validation {
    condition     = contains(["amplify", "alb", "export", "export-read"], var.mode)
    error_message = "The mode is amplify, alb, export or export-read."
  }
}

variable "repository" {
  description = "The GitHub repository whose workflow runs, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[^/\\s]+/[^/\\s]+$", var.repository))
    error_message = "Write the repository as owner/name."
  }
}

variable "repository_owner_id" {
  description = "Id of the owner: gh api repos/MY-ORG/MY-REPO --jq .owner.id. Newer repositories have the ids in their tokens."
  type        = string
  default     = null
}

variable "repository_id" {
  description = "Id of the repository: gh api repos/MY-ORG/MY-REPO --jq .id"
  type        = string
  default     = null
}

variable "environment" {
  description = "The GitHub environment of the job. Either this (better) or branch."
  type        = string
  default     = null
}

variable "branch" {
  description = "The branch that the workflow runs on, where its job has no environment."
  type        = string
  default     = null
}

variable "create_oidc_provider" {
  description = "Whether to create GitHub's OIDC provider. An account has one: false where it is there already."
  type        = bool
}

variable "audience" {
  description = "Audience of the token: the input audience."
  type        = string
  default     = "sts.amazonaws.com"
}

variable "role_name" {
  description = "Name of the role; by default log-ferry- and the mode."
  type        = string
  default     = null
}

variable "max_session_seconds" {
  description = "The longest session of the role; role-duration-seconds is at most this."
  type        = number
  default     = 3600
}

variable "permissions_boundary_arn" {
  description = "A policy that bounds the role, where the account demands one."
  type        = string
  default     = null
}

variable "region" {
  description = "The Region that the ferry works in; by default that of the provider."
  type        = string
  default     = null
}

variable "app_ids" {
  description = "[amplify] Ids of the Amplify apps."
  type        = list(string)
  default     = []
}

variable "source_bucket" {
  description = "[alb] The bucket that the load balancers write their logs to."
  type        = string
  default     = null
}

variable "source_prefix" {
  description = "[alb] What stands before AWSLogs/ in the keys, with its slash."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([^/].*/)?$", var.source_prefix))
    error_message = "A prefix ends with a slash and does not begin with one; leave it empty for none."
  }
}

variable "destination_bucket" {
  description = "[amplify, alb, export, export-read] The bucket that is written to."
  type        = string
  default     = null
}

variable "destination_prefix" {
  description = "[amplify, alb, export, export-read] Prefix of the keys that are written, with its slash; by default that of the action."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^([^/].*/)?$", coalesce(var.destination_prefix, "logs/")))
    error_message = "A prefix ends with a slash and does not begin with one; leave it empty for none."
  }
}

variable "destination_log_group" {
  description = "[amplify, alb] The log group that is written to."
  type        = string
  default     = null
}

variable "create_log_group" {
  description = "[amplify, alb] Whether the run may create the log group (create-log-group)."
  type        = bool
  default     = false
}

variable "log_groups" {
  description = "[export, export-read] The log groups to export, by name or pattern."
  type        = list(string)
  default     = []
}

variable "clean_leftovers" {
  description = "[export] Whether the run may delete what failed tasks left (clean-leftovers)."
  type        = bool
  default     = false
}

variable "manage_bucket_policy" {
  description = "[export] Whether to write the policy of the bucket. It then holds nothing else: false where the bucket has one."
  type        = bool
  default     = null
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the bucket, where it has one of its own."
  type        = string
  default     = null
}

variable "ledger_bucket" {
  description = "The bucket of the ledger, where it is another one."
  type        = string
  default     = null
}

variable "ledger_prefix" {
  description = "Prefix of the ledger, with its slash."
  type        = string
  default     = "log-ferry-ledger/"

  validation {
    condition     = can(regex("^([^/].*/)?$", var.ledger_prefix))
    error_message = "A prefix ends with a slash and does not begin with one; leave it empty for none."
  }
}

variable "metrics_log_group" {
  description = "The log group of the metrics, where the workflow names one (metrics-log-group); the module alarms makes it."
  type        = string
  default     = null
}
