"""Apache Jena from Debian's libapache-jena-java, which ships no commands and needs two repairs.

Classes of Xerces were moved without their message files, so they are put back under the name
they look for; of the logging libraries one has to be chosen.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

_JAVA = Path("/usr/share/java")
_NAMES = (
    r"jena-[a-z0-9-]+?|commons-(?:cli|codec|compress|csv|io|lang3)|dexx\.collection|gson|guava|httpclient(?:-cache)?|"
    r"httpcore|jackson-(?:core|databind|annotations)|jsonld-java|jakarta\.json-api|protobuf|thrift|"
    r"titanium-json-ld|slf4j-api|slf4j-simple"
)


def jena_missing() -> bool:
    """Return whether this machine lacks Java or Jena."""
    return shutil.which("java") is None or not (_JAVA / "jena-core.jar").exists()


def jena(folder: Path, *arguments: str) -> str:
    """Run a command of Jena, such as ``riotcmd.riot --count FILE``; return all that it prints.

    Args:
        folder: An empty or once used folder for the repaired classes.
        arguments: Class of the command, then its arguments.
    """
    command = jena_command(folder, *arguments)
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout + done.stderr


def jena_command(folder: Path, *arguments: str) -> list[str]:
    """Return the command line that runs a command of Jena; the folder gets the repaired classes."""
    if not (folder / "xerces").exists():
        with zipfile.ZipFile(_JAVA / "jena-core.jar") as archive:
            names = [n for n in archive.namelist() if n.startswith("org/apache/jena/ext/xerces/")]
            archive.extractall(folder / "unpacked", names)
        shutil.copytree(folder / "unpacked/org/apache/jena/ext/xerces", folder / "xerces")
    jars = [p for p in sorted(_JAVA.glob("*.jar")) if re.fullmatch(_NAMES, p.stem)]
    path = ":".join(map(str, [folder, *jars]))
    return ["java", "-Xss8m", "-cp", path, *arguments]
