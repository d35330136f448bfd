import Codecs
import Failures
import GoLibrary
import GoTemplate
import Kubernetes

/// What a plugin printed, as client-go's pkg/apis/clientauthentication and apimachinery's decoders read it.
struct ExecAnswer {
    private(set) var apiVersion: GoString
    private(set) var hasStatus = false
    private(set) var token = GoString()
    private(set) var certificate = GoString()
    private(set) var key = GoString()
    private(set) var expiration: GoTime?

    /// - Throws: why it cannot be read, in client-go's words.
    init(_ output: [UInt8]) throws(HelmError) {
        do throws(HelmError) {
            let value = try Self.value(of: output)
            apiVersion = try Self.apiVersion(of: value)
            guard let version = ExecAPIVersion(rawValue: apiVersion.text) else { return }
            try read(Self.fields(of: value, as: version))
        } catch {
            throw HelmError("decoding stdout: " + error.message)
        }
    }

    private mutating func read(_ fields: Map) throws(HelmError) {
        guard case .map(let status)? = fields["status"] else { return }
        hasStatus = true
        token = Self.text(status["token"])
        certificate = Self.text(status["clientCertificateData"])
        key = Self.text(status["clientKeyData"])
        guard case .string(let text)? = status["expirationTimestamp"] else { return }
        do throws(FunctionError) {
            expiration = try GoTime(parsing: text, layout: "2006-01-02T15:04:05Z07:00")
        } catch {
            throw HelmError(error.message)
        }
    }

    private static func text(_ value: Value?) -> GoString {
        if case .string(let text)? = value { text } else { "" }
    }
}

extension ExecAnswer {
    /// What begins with a brace is JSON, all else YAML.
    private static func value(of output: [UInt8]) throws(HelmError) -> Value {
        let isJSON = GoString(output).trimmingSpace.hasPrefix("{")
        do {
            return try isJSON ? JSON.decode(output) : YAML.jsonValue(of: output)
        } catch {
            throw HelmError((isJSON ? "couldn't get version/kind; json parse error: " : "") + error.goMessage)
        }
    }

    /// The version that the answer is of: what does not say it is client-go's own type, which no plugin gives.
    private static func apiVersion(of value: Value) throws(HelmError) -> GoString {
        do throws(ObjectFailure) {
            let type = try GroupVersionKind(of: value).completed(by: ownType)
            let isKnown = type.kind == ownType.kind && ExecAPIVersion(rawValue: type.groupVersion.text.text) != nil
            guard isKnown || type == ownType else {
                throw type.notRegistered(in: "k8s.io/client-go/plugin/pkg/client/auth/exec/exec.go:64")
            }
            return type.groupVersion.text
        } catch {
            throw HelmError(error.message)
        }
    }

    private static var ownType: GroupVersionKind {
        GroupVersionKind(group: "client.authentication.k8s.io", version: "__internal", kind: "ExecCredential")
    }

    private static func fields(of value: Value, as version: ExecAPIVersion) throws(HelmError) -> Map {
        do {
            return try JSON.fields(of: value, as: shape(version), matchesCase: true)
        } catch {
            throw HelmError(error.message)
        }
    }

    /// The Go structs of a version, which errors name.
    private static func shape(_ version: ExecAPIVersion) -> JSONShape.Structure {
        func structure(_ name: GoString, _ fields: [(name: GoString, shape: JSONShape)]) -> JSONShape.Structure {
            JSONShape.Structure((version == .v1 ? "v1." : "v1beta1.") + name, named: name, fields)
        }
        let status = structure(
            "ExecCredentialStatus",
            [
                ("expirationTimestamp", .string), ("token", .string), ("clientCertificateData", .string),
                ("clientKeyData", .string),
            ])
        return structure(
            "ExecCredential",
            [
                ("spec", .object(structure("ExecCredentialSpec", [("interactive", .bool)]))),
                ("status", .pointer(.object(status))),
            ])
    }
}
