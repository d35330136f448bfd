/// How the values of Secrets are shown, in every output.
package enum SecretDisplay: String, CaseIterable, Sendable {
    /// As masks that tell within a report which values are the same, and nothing else.
    case masked
    /// As the API server stores them, in base64.
    case plain
    /// Base64 decoded.
    case decoded
}
