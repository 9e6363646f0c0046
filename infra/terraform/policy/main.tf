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

variable "lists" {
  description = "What the placeholders log_group and app_id stand for: an ARN with one is written once for each member. A document has one of them at most."
  type        = map(list(string))
  default     = { log_group = [""], app_id = [""] }
}

locals {
  folder  = "${path.module}/../.."
  entries = jsondecode(file("${local.folder}/catalogue.json"))[var.policy]
  values  = { for name, value in var.values : name => value == null ? "" : value }
  wanted  = [for entry in local.entries : entry if alltrue([for name in try(entry.when, []) : try(local.values[name], "") != ""])]

  firsts   = { for name, members in var.lists : name => members[0] }
  variants = flatten([for name, members in var.lists : [for member in members : merge(local.firsts, { (name) = member })]])

  # Each document once for each member of a list; where it has no list, all of them are the same.
  filled = [
    for entry in local.wanted : {
      for_whom = try(entry.for, null)
      documents = [
        for variant in local.variants :
        jsondecode(templatefile("${local.folder}/policies/${entry.document}.json", merge(local.values, variant))).Statement
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
