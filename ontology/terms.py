# ruff: noqa: N815
"""Every term of the policy ontology; a misspelt one raises AttributeError.

Generated from policy.ttl by ``python -m ontology.generate``; do not edit.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

__all__ = ["PKG"]


class PKG(DefinedNamespace):
    """Classes and properties of the policy ontology."""

    _NS = Namespace("https://w3id.org/policy-kg/ontology#")
    _fail = True

    # Classes
    Agency: URIRef
    Assertion: URIRef
    Database: URIRef
    Document: URIRef
    Entity: URIRef
    Expression: URIRef
    Goal: URIRef
    Indicator: URIRef
    Mention: URIRef
    Platform: URIRef
    Project: URIRef
    Run: URIRef
    Section: URIRef
    SourceFile: URIRef

    # Properties
    action: URIRef
    addressees: URIRef
    basedOn: URIRef
    builds: URIRef
    canonicalName: URIRef
    cites: URIRef
    collective: URIRef
    comparison: URIRef
    connectsTo: URIRef
    cue: URIRef
    delivers: URIRef
    dependsOn: URIRef
    depth: URIRef
    documentKind: URIRef
    documentNumber: URIRef
    dueYear: URIRef
    element: URIRef
    end: URIRef
    explores: URIRef
    extends: URIRef
    fileName: URIRef
    fingerprint: URIRef
    hostedBy: URIRef
    improves: URIRef
    inCorpus: URIRef
    inDocument: URIRef
    inExpression: URIRef
    inForce: URIRef
    inSection: URIRef
    indicator: URIRef
    integrates: URIRef
    issuedBy: URIRef
    kind: URIRef
    level: URIRef
    measures: URIRef
    mentions: URIRef
    modality: URIRef
    number: URIRef
    partOf: URIRef
    place: URIRef
    polarity: URIRef
    quote: URIRef
    reports: URIRef
    responsibleFor: URIRef
    role: URIRef
    rule: URIRef
    sentence: URIRef
    setsGoal: URIRef
    sha256: URIRef
    sourceFile: URIRef
    start: URIRef
    statement: URIRef
    supports: URIRef
    unit: URIRef
    uses: URIRef
    validity: URIRef
    value: URIRef
    version: URIRef
