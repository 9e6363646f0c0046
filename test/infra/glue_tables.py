"""Gives the tables of infra/cloudformation/tables.yml to Glue as moto has it (its CloudFormation knows no Glue), and asks for them."""
import json
import sys

import boto3
from moto import mock_aws

total = 0
for stack in json.load(sys.stdin):
    with mock_aws():
        glue = boto3.client("glue", "us-east-1")
        for properties in stack:
            if "DatabaseInput" in properties:
                glue.create_database(DatabaseInput=properties["DatabaseInput"])
        wanted = {p["TableInput"]["Name"]: p["TableInput"] for p in stack if "TableInput" in p}
        for table in wanted.values():
            glue.create_table(DatabaseName="log_ferry", TableInput=table)
        made = {table["Name"]: table for table in glue.get_tables(DatabaseName="log_ferry")["TableList"]}
        assert made.keys() == wanted.keys(), made.keys() ^ wanted.keys()
        for name, table in wanted.items():
            for part, value in table.items():
                assert made[name][part] == value, (name, part, made[name][part], value)
        total += len(made)
assert total == 15, total
print(f"moto: Glue takes the {total} tables")
