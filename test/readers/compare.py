"""
Reads the Parquet objects with pyarrow, which shares no code with DuckDB or with ours, and compares every value with the JSON
lines of the same records: nulls, integers, doubles, instants to the microsecond, lists, and what is flattened of `source`.
"""
import datetime
import json
import pathlib
import re
import sys

import pyarrow.parquet as pq

root = pathlib.Path(sys.argv[1])
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
SOURCE = ("bucket", "key", "account", "region", "load_balancer", "interval_end", "node_ip")
# Members of a record that are instants, and how fine they are.
UNITS = {"alb": "us", "amplify": "ms"}


def instant(value):
    """Microseconds since the epoch: cut after six digits, never rounded."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z?", value)
    seconds = datetime.datetime.fromisoformat(match[1]).replace(tzinfo=datetime.timezone.utc)
    return int((seconds - EPOCH).total_seconds()) * 1_000_000 + int((match[2] or "").ljust(6, "0")[:6])


def plain_name(name):
    return re.sub(r"^_|_$", "", re.sub(r"[^a-z0-9]+", "_", name.lower()))


def expected(mode, record, columns):
    if mode == "alb":
        flat = {k: v for k, v in record.items() if k != "source"}
        flat.update({f"source_{m}": record["source"].get(m) for m in SOURCE})
    else:
        flat = {plain_name(k): v for k, v in record.items()}
        if flat.get("date") is not None:
            # In Parquet `time` is the instant; in JSON lines it is the header's time of day.
            flat["time"] = f"{flat['date']}T{flat['time']}Z"
    unknown = flat.keys() - columns.keys()
    assert not unknown, unknown
    return {name: flat.get(name) for name in columns}


def same(kind, wanted, found):
    if wanted is None:
        return not found.is_valid
    if kind.startswith("timestamp"):
        return found.is_valid and found.value == instant(wanted) // (1 if "us" in kind else 1000)
    value = found.as_py()
    if kind == "int64" and not (isinstance(wanted, int) and not isinstance(wanted, bool)):
        return value is None
    if kind == "double":
        return value is not None and float(wanted) == value
    return value == wanted


compared = 0
for mode in ("alb", "amplify"):
    texts = sorted((root / "jsonl" / mode).rglob("*.jsonl"))
    groups = {}
    for path in texts:
        groups.setdefault(path.parent.relative_to(root / "jsonl"), []).append(path)
    for folder, paths in groups.items():
        records = [json.loads(line) for path in sorted(paths) for line in path.read_text().splitlines() if line]
        rows = []
        for path in sorted((root / "parquet" / folder).glob("*.parquet")):
            table = pq.ParquetFile(path).read()
            kinds = {field.name: str(field.type) for field in table.schema}
            assert all(field.nullable for field in table.schema), path
            for kind in kinds.values():
                assert not kind.startswith("timestamp") or kind == f"timestamp[{UNITS[mode]}, tz=UTC]", (path, kind)
            rows += [(kinds, {name: table[name][i] for name in kinds}) for i in range(table.num_rows)]
        assert len(rows) == len(records), (folder, len(rows), len(records))
        if mode == "alb":
            # Names of segments are drawn, so their order is not the same; that of the lines of one source object is.
            records.sort(key=lambda record: record["source"]["key"])
            rows.sort(key=lambda row: row[1]["source_key"].as_py())
        for record, (kinds, row) in zip(records, rows):
            for name, wanted in expected(mode, record, kinds).items():
                assert same(kinds[name], wanted, row[name]), (folder, name, wanted, row[name])
                compared += 1
assert compared > 10_000, compared
print(f"pyarrow: {compared:,} values of Parquet are those of the JSON lines")
