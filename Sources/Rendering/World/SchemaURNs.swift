import Failures
import GoTemplate
import JSONSchema

/// The warning about URNs that schemas refer to, which nobody resolves.
package enum SchemaURNs {
    /// Says so of each URN once.
    package static func warn(of validator: SchemaValidator, _ log: Log) {
        for urn in validator.unresolvedURNs {
            let message: GoString = "unresolved URN reference ignored; using permissive schema"
            let record = LogRecord(level: .warn, message: message, attributes: [("urn", urn)])
            if !log.records.contains(where: { $0.line == record.line }) { log.append([record]) }
        }
    }
}
