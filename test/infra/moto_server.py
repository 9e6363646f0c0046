"""moto with its IAM enforcement, asked about what AWS asks about.

moto knows three questions less exactly than IAM does, and would refuse a policy that AWS takes:
it asks for every call of CloudWatch Logs on "*", not on the log group or stream; it calls the permission for HeadBucket
s3:HeadBucket, which IAM does not have (it is s3:ListBucket); and it takes GetBucketEncryption for a listing.
Of CloudFormation templates it leaves AWS::NoValue in lists, and keeps a role's policies as values that nothing can read.
"""

import json
import sys

from moto.cloudformation import parsing
from moto.iam.models import Role
from moto.logs.responses import LogsResponse
from moto.s3 import responses as s3
from moto.server import main

WITHOUT_RESOURCE = ("DescribeExportTasks", "CancelExportTask")


def resource_of(self):
    action = self._get_action()
    if action in WITHOUT_RESOURCE:
        return "*"
    asked = json.loads(self.body or "{}")
    group = "" if action == "DescribeLogGroups" else asked.get("logGroupName", "")
    stream = asked.get("logStreamName", "")
    return f"arn:{self.partition}:logs:{self.region}:{self.current_account}:log-group:{group}:log-stream:{stream}"


clean_value = parsing.clean_json


def clean_json(value, resources):
    cleaned = clean_value(value, resources)
    return [each for each in cleaned if each is not None] if isinstance(value, list) else cleaned


def put_policy(self, name, policy):
    self.policies[name] = policy if isinstance(policy, str) else json.dumps(policy)


parsing.clean_json = clean_json
Role.put_policy = put_policy
LogsResponse._determine_resource = resource_of
s3.ACTION_MAP["BUCKET"]["HEAD"]["DEFAULT"] = "ListBucket"
s3.ACTION_MAP["BUCKET"]["GET"]["encryption"] = "GetEncryptionConfiguration"

if __name__ == "__main__":
    sys.exit(main())
