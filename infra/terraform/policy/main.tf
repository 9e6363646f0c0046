# A policy out of ../../policies, filled in. It needs no provider: the root module reads its output.

terraform {
  required_version = ">= 1.3"
}

variable "policy" {
  description = "Name of the policy in ../../catalogue.json."
  type        = string
}

variable "values" {
  description = "What the placeholders stand for. Null or empty: not given."
  type        = map(string)
}

variable "log_groups" {
  description = "What the placeholder log_group stands for: an ARN with it is written once for each."
  type        = list(string)
  default     = [""]
}

locals {
  folder  = "${path.module}/../.."
  entries = jsondecode(file("${local.folder}/catalogue.json"))[var.policy]
  values  = { for name, value in var.values : name => value == null ? "" : value }
  wanted  = [for entry in local.entries : entry if alltrue([for name in try(entry.when, []) : try(local.values[name], "") != ""])]

  # Each document once for each log group; where it has none, all of them are the same.
  filled = [
    for entry in local.wanted : {
      for_whom = try(entry.for, null)
      documents = [
        for group in var.log_groups :
        jsondecode(templatefile("${local.folder}/policies/${entry.document}.json", merge(local.values, { log_group = group }))).Statement
      ]
    }
  ]

  statements = flatten([
    for each in local.filled : [
      for index, statement in each.documents[0] : merge(
        statement,
        [for resource in [for document in each.documents : try(document[index].Resource, null)] : resource if resource != null] == [] ? null : {
          Resource = distinct(flatten([for document in each.documents : document[index].Resource]))
        },
        # In the policy of a bucket: who it is for, and only what is about its objects.
        each.for_whom == null ? null : { Principal = { AWS = local.values[each.for_whom] } },
      ) if each.for_whom == null || startswith(flatten([statement.Action])[0], "s3:")
    ]
  ])
}

output "json" {
  value = jsonencode({ Version = "2012-10-17", Statement = local.statements })
}
