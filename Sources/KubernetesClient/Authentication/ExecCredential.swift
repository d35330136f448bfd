import Failures
import GoLibrary
import GoTemplate
import HTTP
import Kubernetes

/// What a plugin gives to be let in with.
struct ExecCredential {
    let token: Credential?
    let identity: TLSIdentity?
    /// When it is refused; nil where that is not known.
    let expiration: GoTime?

    /// - Parameter output: what the plugin printed.
    /// - Throws: why nobody is let in with that, in client-go's words.
    init(_ output: [UInt8], as expected: ExecAPIVersion) throws(HelmError) {
        let answer = try ExecAnswer(output)
        guard answer.apiVersion.equals(expected.rawValue) else {
            throw HelmError(
                GoString("exec plugin is configured to use API version \(expected.rawValue), plugin returned version ")
                    + answer.apiVersion)
        }
        guard answer.hasStatus else { throw HelmError("exec plugin didn't return a status field") }
        let (certificate, key) = (answer.certificate.bytes, answer.key.bytes)
        if answer.token.isEmpty, certificate.isEmpty, key.isEmpty {
            throw HelmError("exec plugin didn't return a token or cert/key pair")
        }
        guard certificate.isEmpty == key.isEmpty else {
            throw HelmError("exec plugin returned only certificate or key, not both")
        }
        token = answer.token.isEmpty ? nil : Credential(answer.token)
        identity = try key.isEmpty ? nil : Self.identity(certificate, key)
        expiration = answer.expiration
    }

    var authorization: Authorization {
        Authorization(headers: token.map { Headers(bearer: $0) } ?? Headers(), identity: identity)
    }

    private static func identity(_ certificate: [UInt8], _ key: [UInt8]) throws(HelmError) -> TLSIdentity {
        do throws(HelmError) {
            return try TLSIdentity(checking: certificate, key: key)
        } catch {
            throw HelmError("failed parsing client key/certificate: " + error.message)
        }
    }
}

/// The versions of what plugins are asked and answer.
enum ExecAPIVersion: String {
    case v1 = "client.authentication.k8s.io/v1"
    case v1beta1 = "client.authentication.k8s.io/v1beta1"
}
