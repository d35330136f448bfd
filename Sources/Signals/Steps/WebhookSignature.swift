import CCrypto
import Codecs
import GoTemplate
import HTTP
import Rollouts

/// The fields of Standard Webhooks, by which a receiver knows who sends, when, and whether it came before.
struct WebhookSignature {
    /// The same for each try.
    let id: GoString
    /// That of this try.
    let time: Instant
    let body: [UInt8]

    /// - Parameter keys: each gives a signature of its own, so that receivers may still have the older one.
    func headers(signedWith keys: [GoString]) -> Headers {
        var headers = Headers([("webhook-id", id), ("webhook-timestamp", timestamp)])
        if !keys.isEmpty { headers["webhook-signature"] = keys.map(signature).joined(by: " ") }
        return headers
    }

    private var timestamp: GoString { GoString("\(time.milliseconds / 1000)") }

    private func signature(with secret: GoString) -> GoString {
        let content = (id + "." + timestamp + ".").bytes + body
        let key = Self.key(of: secret)
        var code = [UInt8](repeating: 0, count: 32)
        crypto_hmac_sha256(key, key.count, content, content.count, &code)
        return "v1," + GoString(Base64.encode(code))
    }

    /// `whsec_` and Base64, as the standard writes a key; anything else is the key itself.
    private static func key(of secret: GoString) -> [UInt8] {
        guard secret.hasPrefix("whsec_"), let key = try? Base64.decode(secret.trimmingPrefix("whsec_").bytes) else {
            return secret.bytes
        }
        return key
    }
}

extension GoString {
    /// What tells one effect from all others as the id of a webhook: a full stop parts an id from what follows it in
    /// what is signed.
    var webhookID: GoString { GoString(bytes.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }) }
}
