/// Why Go's encoding/asn1 refuses some bytes.
enum ASN1Error: Error {
    /// Well-formed, but not what was expected.
    case structure(String)
    /// Not well-formed.
    case syntax(String)

    /// Go's text of the error.
    var message: String {
        switch self {
        case .structure(let detail): "asn1: structure error: " + detail
        case .syntax(let detail): "asn1: syntax error: " + detail
        }
    }
}
