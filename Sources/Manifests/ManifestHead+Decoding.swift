import Codecs
import GoTemplate

extension ManifestHead {
    /// Why a document's head cannot be read, in Go's words.
    struct Failure: Error {
        let reason: GoString
        /// The line of the document, from 1, that the reason names.
        let line: Int?
    }

    /// Reads the head of the first YAML document of `text`; what follows it is not looked at.
    ///
    /// Mirrors release/v1/util manifest_sorter.go and its SimpleHead.
    init(decoding text: GoString) throws {
        self.init()
        let fields: Map
        do {
            fields = try YAML.decode(text.bytes, as: Self.shape)
        } catch let failure as YAML.Failure {
            throw Failure(reason: failure.message, line: failure.line)
        }
        if case .string(let apiVersion)? = fields.value(forKey: "apiVersion") { self.apiVersion = apiVersion }
        if case .string(let kind)? = fields.value(forKey: "kind") { self.kind = kind }
        guard case .map(let metadata)? = fields.value(forKey: "metadata") else { return }
        if case .string(let name)? = metadata.value(forKey: "name") { self.name = name }
        guard case .map(let annotations)? = metadata.value(forKey: "annotations") else { return }
        for (key, value) in annotations.entries {
            if case .string(let text) = value { self.annotations[key] = text }
        }
    }

    private static let shape = JSONShape.Structure(
        "util.SimpleHead", named: "SimpleHead",
        [("apiVersion", .string), ("kind", .string), ("metadata", .pointer(.object(metadata)))])

    /// A struct without a name of its own, so that Go spells it out.
    private static let metadata = JSONShape.Structure(
        #"struct { Name string "json:\"name\""; Annotations map[string]string "json:\"annotations\"" }"#, named: "",
        [("name", .string), ("annotations", .dictionary(.string))])
}
