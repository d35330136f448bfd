import Failures
import GoTemplate
import JSONSchema

/// The warnings about what schemas refer to.
package enum SchemaWarnings {
    /// Warns once of each URN, which nobody resolves, and of each document that came unprotected.
    package static func add(of validator: SchemaValidator, to log: Log) {
        for urn in validator.unresolvedURNs {
            add("unresolved URN reference ignored; using permissive schema", ("urn", urn), to: log)
        }
        for url in validator.insecureURLs {
            add("a schema came by http, so that others could have changed it", ("url", url), to: log)
        }
    }

    private static func add(_ message: GoString, _ attribute: LogRecord.Attribute, to log: Log) {
        let record = LogRecord(level: .warn, message: message, attributes: [attribute])
        if !log.records.contains(where: { $0.line == record.line }) { log.append([record]) }
    }
}
