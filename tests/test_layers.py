"""Data flows one way: a module imports only what stands before it in the design."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "kamtibmas_cli"
# From the lowest layer to the highest; a module imports only from layers above its own line.
LAYERS = (
    {"tables"},
    {"build_hook", "linear"},
    {"layout", "likeness", "spans"},
    {"text"},
    {"found"},
    {"regions.names"},
    {"regions.index"},
    {"regions.build", "regions.resolve"},
    {"regions.look_up"},
    {"recognisers.names", "recognisers.numerals"},
    {"recognisers.person_names"},
    {"recognisers.bare"},
    {"recognisers.organisations", "recognisers.moments"},
    {"recognisers.offices"},
    {"recognisers.levels"},
    {"recognisers.spots"},
    {"recognisers.media"},
    {"recognisers.head_lines"},
    {"recognisers.headings", "recognisers.mentions", "recognisers.openings", "recognisers.places"},
    {"recognisers.shared_offices", "recognisers.voices"},
    {"recognisers.hopes"},
    {"recognisers.appeals"},
    {"recognisers.reports", "recognisers.days", "recognisers.hours", "recognisers.weekdays", "recognisers.years"},
    {"recognisers.quotations"},
    {"recognisers.speech"},
    {"recognisers.scenes"},
    {"fields"},
    {"speakers", "official"},
    {"diagnostics"},
    {"readers"},
    {"record"},
    {"convert", "release"},
    {"marks"},
    {"journal", "writers", "progress"},
    {"batch", "checks", "evaluate", "page", "show"},
    {"recap.labels"},
    {"recap.model"},
    {"recap.activity", "recap.collect", "recap.evidence"},
    {"recap.charts", "recap.dedup", "recap.build", "recap.layouts"},
    {"recap.text", "recap.markdown", "recap.html", "recap.xlsx", "recap.docx", "recap.show"},
    {"recap.write"},
    {"cli"},
    {"__main__"},
)


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] if parts[0] in {"fields", "cli", "writers", "readers", "checks"} else ".".join(parts)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def layer(module: str) -> int:
    return next(number for number, modules in enumerate(LAYERS) if module in modules)


def sources() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]


def test_every_module_has_a_layer() -> None:
    known = set().union(*LAYERS)
    assert {module_of(path) for path in sources()} == known


def test_no_arrow_points_up() -> None:
    known = set().union(*LAYERS)
    wrong = []
    for path in sources():
        own = module_of(path)
        for name in imports(path):
            target = name.removeprefix("kamtibmas_cli.")
            target = (
                target.partition(".")[0] if target.startswith(("fields", "writers", "readers", "checks")) else target
            )
            if name.startswith("kamtibmas_cli.") and target in known and layer(target) >= layer(own) and target != own:
                wrong.append(f"{own} -> {target}")
    assert wrong == []


def test_a_field_never_imports_a_field() -> None:
    for path in (PACKAGE / "fields").glob("*.py"):
        assert not [name for name in imports(path) if name.startswith("kamtibmas_cli.fields")], path.name


def test_only_show_imports_rich_and_only_cli_imports_typer() -> None:
    for path in sources():
        names = {name.partition(".")[0] for name in imports(path)}
        assert "rich" not in names or path.name in {"show.py", "progress.py"}, path
        assert "typer" not in names or module_of(path) == "cli", path
        assert not names & {"socket", "urllib", "http", "requests", "httpx"}, path


def test_only_tables_reads_csv_and_only_found_slices_the_source() -> None:
    for path in sources():
        assert "csv" not in imports(path) or path.name in {"tables.py", "build.py", "csv_tables.py", "rows.py"}, path
