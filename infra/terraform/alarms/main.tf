# The log group that metrics-log-group names, and alarms on a schedule that fails, falls behind, or never runs.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.30"
    }
  }
}

variable "role_name" {
  description = "Name of the role that the workflow assumes; it may then write the events of its runs."
  type        = string
}

variable "metrics_log_group" {
  description = "The log group to make: the input metrics-log-group."
  type        = string
  default     = "/log-ferry/metrics"
}

variable "mode" {
  description = "The mode of the schedule: amplify, alb or export."
  type        = string

  validation {
    condition     = contains(["amplify", "alb", "export"], var.mode)
    error_message = "The mode is amplify, alb or export."
  }
}

variable "run_name" {
  description = "The schedule to watch, as repository/workflow/job: example/logs/Export log groups/ferry."
  type        = string
}

variable "lag_threshold_seconds" {
  description = "How far behind a schedule may be: settle + chunk + two periods of the schedule. The default is that of a daily export."
  type        = number
  default     = 302400
}

variable "schedule_period_seconds" {
  description = "How often the schedule runs; after two periods without a run the alarm rings. At most a day."
  type        = number
  default     = 86400
}

variable "alarm_topic_arn" {
  description = "The SNS topic that is told; by default the alarms are seen in CloudWatch alone."
  type        = string
  default     = null
}

locals {
  actions    = var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]
  dimensions = { Mode = var.mode, Name = var.run_name }

  alarms = {
    failed = {
      description = "a run of AWS Log Ferry failed."
      metric      = "Failed"
      statistic   = "Maximum"
      period      = 300
      periods     = 1
      threshold   = 1
      comparison  = "GreaterThanOrEqualToThreshold"
      missing     = "ignore"
    }
    behind = {
      description = "what AWS Log Ferry has carried ends more than ${var.lag_threshold_seconds} seconds ago."
      metric      = "LagSeconds"
      statistic   = "Maximum"
      period      = 300
      periods     = 1
      threshold   = var.lag_threshold_seconds
      comparison  = "GreaterThanThreshold"
      missing     = "ignore"
    }
    silent = {
      description = "AWS Log Ferry has not run for two periods of its schedule."
      metric      = "Failed"
      statistic   = "SampleCount"
      period      = var.schedule_period_seconds
      periods     = 2
      threshold   = 1
      comparison  = "LessThanThreshold"
      missing     = "breaching"
    }
  }
}

resource "aws_cloudwatch_log_group" "metrics" {
  name              = var.metrics_log_group
  retention_in_days = 30
  skip_destroy      = true
}

resource "aws_iam_role_policy" "metrics" {
  name = "log-ferry-metrics"
  role = var.role_name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "MetricsStream"
        Effect   = "Allow"
        Action   = "logs:CreateLogStream"
        Resource = "${aws_cloudwatch_log_group.metrics.arn}:*"
      },
      {
        Sid      = "MetricsEvent"
        Effect   = "Allow"
        Action   = "logs:PutLogEvents"
        Resource = "${aws_cloudwatch_log_group.metrics.arn}:log-stream:log-ferry/*"
      },
    ]
  })
}

resource "aws_cloudwatch_metric_alarm" "ferry" {
  for_each = local.alarms

  alarm_name          = "log-ferry-${each.key}: ${var.run_name}"
  alarm_description   = "${var.run_name}: ${each.value.description}"
  namespace           = "LogFerry"
  metric_name         = each.value.metric
  dimensions          = local.dimensions
  statistic           = each.value.statistic
  period              = each.value.period
  evaluation_periods  = each.value.periods
  threshold           = each.value.threshold
  comparison_operator = each.value.comparison
  treat_missing_data  = each.value.missing
  alarm_actions       = local.actions
  ok_actions          = local.actions
}
