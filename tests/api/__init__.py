"""The API is asked all that its OpenAPI document allows and forbids: `make client`.

Schemathesis sends thousands of requests, and a client is generated of the document: this takes
minutes and the network, so it is no part of `make test`.
"""
