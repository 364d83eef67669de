"""Any SPARQL 1.1 endpoint as a store, through SPARQLWrapper."""

from __future__ import annotations

import random
import time
from contextlib import closing
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.errors import QueryError, StoreError
from kg.store.results import (
    Answer,
    Graph,
    Solutions,
    graph,
    rows_of,
    solutions,
    triples_of,
    truth_of,
)
from kg.store.sparql import query_form, with_prefixes
from kg.store.transport import ROLLED_BACK

JSON_RESULTS = "application/sparql-results+json"
NTRIPLES = "application/n-triples"
TIMEOUT = 60
# Longer queries go as a form, since servers cut long addresses short.
LONGEST_GET = 2000
ROLLED_BACK_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)


class RemoteStore:
    """A SPARQL endpoint somewhere else; results have the same types as those of the embedded store.

    Fields of the address, such as `?default-graph-uri=…`, go with every query.
    """

    def __init__(self, endpoint: str, *, timeout: int = TIMEOUT) -> None:
        self.endpoint = endpoint
        self.timeout = timeout

    @property
    def source(self) -> str:
        """The endpoint's address."""
        return self.endpoint

    def query(self, sparql: str) -> Answer:
        """Any read query; the project's prefixes need not be declared."""
        form = query_form(sparql)
        if form is None:
            raise QueryError(
                "not a read query", source="query", mend="write SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        accept = NTRIPLES if form in {"construct", "describe"} else JSON_RESULTS
        body = self._fetch(with_prefixes(sparql), accept)
        try:
            if accept == NTRIPLES:
                return graph(quad.triple for quad in parse(body, RdfFormat.N_TRIPLES))
            parsed = parse_query_results(body, QueryResultsFormat.JSON)
            if not isinstance(parsed, QuerySolutions):
                return bool(parsed)
            # Virtuoso 7 answers an ASK with one row for yes and none for no.
            return next(iter(parsed), None) is not None if form == "ask" else solutions(parsed)
        except (SyntaxError, ValueError) as error:
            mend = "see that the address is that of a SPARQL 1.1 endpoint"
            raise StoreError(f"not a SPARQL answer: {error}", source=self.endpoint, mend=mend) from error

    def select(self, sparql: str) -> Solutions:
        """The rows of a SELECT."""
        return rows_of(self.query(sparql))

    def ask(self, sparql: str) -> bool:
        """The answer of an ASK."""
        return truth_of(self.query(sparql))

    def construct(self, sparql: str) -> Graph:
        """The triples of a CONSTRUCT or DESCRIBE."""
        return triples_of(self.query(sparql))

    def _fetch(self, sparql: str, accept: str) -> bytes:
        for pause in ROLLED_BACK_PAUSES:
            try:
                return self._fetch_once(sparql, accept)
            except QueryError as error:
                if not ROLLED_BACK.search(error.problem):
                    raise
            # Virtuoso may choose a reader as the one that loses to a MOVE; nothing is wrong with the query.
            time.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - no secret
        return self._fetch_once(sparql, accept)

    def _fetch_once(self, sparql: str, accept: str) -> bytes:
        # SPARQLWrapper brings rdflib with it, half a second that only remote queries should pay.
        from SPARQLWrapper import GET, POST, SPARQLWrapper  # noqa: PLC0415
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException  # noqa: PLC0415

        address, _, fields = self.endpoint.partition("?")
        client = SPARQLWrapper(address)
        for name, value in parse_qsl(fields):
            client.addParameter(name, value)
        client.setQuery(sparql)
        # SPARQLWrapper looks for words of an update anywhere, comments and names included.
        client.queryType = (query_form(sparql) or "select").upper()
        client.setMethod(GET if len(sparql.encode()) < LONGEST_GET else POST)
        client.setTimeout(self.timeout)
        client.setOnlyConneg(True)
        client.addCustomHttpHeader("Accept", accept)
        try:
            with closing(client.query().response) as response:
                body: bytes = response.read()
        except SPARQLWrapperException as error:
            # SPARQLWrapper reads what the server says and leaves its connection open.
            if isinstance(error.__context__, HTTPError):
                error.__context__.close()
            raise QueryError(
                f"the endpoint refused the query: {_words(error)}",
                source=self.endpoint,
                mend="mend the query",
            ) from error
        except HTTPError as error:
            error.close()
            raise StoreError(
                f"the endpoint answered {error.code}", source=self.endpoint, mend="try later"
            ) from error
        except (URLError, OSError, ValueError) as error:
            mend = "see that the address is right and the server runs"
            raise StoreError(
                f"cannot reach the endpoint: {error}", source=self.endpoint, mend=mend
            ) from error
        return body


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
