output "role_arn" {
  description = "For the input role-to-assume."
  value       = aws_iam_role.ferry.arn
}

output "export_bucket_policy" {
  description = "What the policy of an export's bucket must hold, where manage_bucket_policy is false."
  value       = var.mode == "export" ? module.export_bucket.json : null
}
