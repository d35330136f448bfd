import GoTemplate

/// Brings the documents that schemas refer to by http and https URLs; whoever may open connections provides it.
package protocol RemoteSchemas: Sendable {
    /// The bytes of a document.
    ///
    /// - Parameter url: absolute, with a host.
    /// - Throws: `RemoteSchemaFailure`, after which the schema cannot be used.
    func document(at url: GoString) throws(RemoteSchemaFailure) -> [UInt8]
}

/// Why such a document could not be had, in Helm's words.
package struct RemoteSchemaFailure: GoError {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }

    /// Mirrors pkg/chart/common/util jsonschema.go HTTPURLLoader.Load.
    ///
    /// - Parameter reason: what Go's client says, with the method and the URL.
    package static func request(_ url: GoString, _ reason: GoString) -> RemoteSchemaFailure {
        RemoteSchemaFailure("HTTP request failed for " + url + ": " + reason)
    }
}
