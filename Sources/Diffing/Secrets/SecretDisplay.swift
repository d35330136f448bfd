/// How the values of Secrets are shown, in every output.
package enum SecretDisplay: String, CaseIterable, Sendable {
    /// As length and digest.
    case masked
    /// As they are written.
    case plain
    /// As they are written, base64 decoded.
    case decoded
}
