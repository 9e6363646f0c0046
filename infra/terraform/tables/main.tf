# A Glue database with a table for each kind of log that is archived, for Athena and others. tables.json says what they hold.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.30"
    }
  }
}

variable "database" {
  description = "Name of the database."
  type        = string
  default     = "log_ferry"
}

variable "bucket" {
  description = "The bucket that the ferry writes to."
  type        = string
}

variable "formats" {
  description = "The object-format of each mode that is archived, such as { alb = \"parquet\" }."
  type        = map(string)

  validation {
    condition     = alltrue([for mode, format in var.formats : contains(["amplify", "alb", "export"], mode) && contains(["csv", "jsonl", "parquet"], format)])
    error_message = "The modes are amplify, alb and export; the formats csv (amplify alone), jsonl and parquet."
  }
}

variable "prefixes" {
  description = "The destination-prefix of each mode, with its slash, where it is not that of the action."
  type        = map(string)
  default     = {}
}

variable "first_day" {
  description = "The first day that is looked for."
  type        = string
  default     = "2024-01-01"
}

variable "values" {
  description = "Values of partitions: accounts and regions (by default those of the provider), apps, domains, load_balancers, log_group_keys. Without one of the last four every query must name one."
  type        = map(list(string))
  default     = {}
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  prefixes = merge({ amplify = "amplify-access-logs/", alb = "load-balancer-logs/", export = "log-group-events/" }, var.prefixes)
  values   = merge({ accounts = [data.aws_caller_identity.current.account_id], regions = [data.aws_region.current.name] }, var.values)

  tables = {
    for table in jsondecode(file("${path.module}/tables.json")) : table.name => merge(table, {
      location = "s3://${var.bucket}/${local.prefixes[table.mode]}"
      parameters = merge(
        { EXTERNAL = "TRUE", classification = table.format == "jsonl" ? "json" : table.format, "projection.enabled" = "true" },
        table.properties,
        { "storage.location.template" = "s3://${var.bucket}/${local.prefixes[table.mode]}${table.path}" },
        [
          for partition in table.partitions : partition.list == null
          ? { for name, value in partition.projection : name => replace(value, "FIRST_DAY", var.first_day) }
          : contains(keys(local.values), coalesce(partition.list, "-"))
          ? { "projection.${partition.name}.type" = "enum", "projection.${partition.name}.values" = join(",", local.values[partition.list]) }
          : { "projection.${partition.name}.type" = "injected" }
        ]...
      )
    }) if try(var.formats[table.mode], "") == table.format
  }
}

resource "aws_glue_catalog_database" "archive" {
  name        = var.database
  description = "What AWS Log Ferry archived"
}

resource "aws_glue_catalog_table" "archive" {
  for_each = local.tables

  database_name = aws_glue_catalog_database.archive.name
  name          = each.key
  description   = each.value.description
  table_type    = "EXTERNAL_TABLE"
  parameters    = each.value.parameters

  dynamic "partition_keys" {
    for_each = each.value.partitions
    content {
      name = partition_keys.value.name
      type = "string"
    }
  }

  storage_descriptor {
    location      = each.value.location
    input_format  = each.value.classes.input
    output_format = each.value.classes.output

    ser_de_info {
      serialization_library = each.value.classes.serde
      parameters            = each.value.serde
    }

    dynamic "columns" {
      for_each = each.value.columns
      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }
}

output "database" {
  value = aws_glue_catalog_database.archive.name
}
