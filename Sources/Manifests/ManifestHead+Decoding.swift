import Codecs
import GoTemplate

extension ManifestHead {
    /// Why a document's head cannot be read, in Go's words.
    struct Failure: Error {
        let reason: GoString
    }

    /// Reads the head of the first YAML document of `text`; what follows it is not looked at.
    init(decoding text: GoString) throws {
        self.init()
        let value: Value
        do {
            value = try YAML.decode(text.bytes)
        } catch let failure as YAML.Failure {
            throw Failure(reason: failure.message)
        }
        guard case .map(let map) = value else { return }
        if case .string(let kind)? = map["kind"] { self.kind = kind }
        if case .map(let metadata)? = map["metadata"] {
            if case .string(let name)? = metadata["name"] { self.name = name }
            if case .map(let annotations)? = metadata["annotations"] {
                for (key, value) in annotations.entries {
                    if case .string(let text) = value { self.annotations[key] = text }
                }
            }
        }
    }
}
