import Codecs
import Failures
import GoTemplate

extension YAML {
    /// Whether a text holds nothing but null.
    static func isNull(_ text: [UInt8]) -> Bool {
        guard case .null? = try? decode(text) else { return false }
        return true
    }

    /// A Go struct as `sigs.k8s.io/yaml` writes it: the keys in order.
    package static func text(of object: JSONObject) throws(HelmError) -> [UInt8] {
        do { return try encode(object.value) } catch {
            throw HelmError(error.goMessage)
        }
    }
}
