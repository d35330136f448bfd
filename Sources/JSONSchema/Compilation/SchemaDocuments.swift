import Codecs
import GoTemplate

/// The documents that schemas are in, loaded when they are first referred to.
final class SchemaDocuments {
    private var values: [GoString: Value] = [:]
    private var documents: [GoString: SchemaDocument] = [:]
    /// The http URLs of documents that came from there; anybody on the way could have changed them.
    private(set) var insecureURLs: [GoString] = []
    private let loader: SchemaLoader
    /// The URNs nobody could resolve, in the order in which they came up.
    private(set) var unresolvedURNs: [GoString] = []

    init(remote: (any RemoteSchemas)?) { loader = SchemaLoader(remote: remote) }

    /// Adds a document that need not be loaded.
    func add(_ value: Value, at url: GoString) { values[url] = value }

    subscript(url: GoString) -> SchemaDocument? {
        get { documents[url] }
        set { documents[url] = newValue }
    }

    /// The content of a document: a metaschema that is built in, or what loading brings.
    func value(at url: GoString) throws(SchemaFailure) -> Value {
        if let value = values[url] { return value }
        if let failure = MetaSchemaText.folderFailure(url) { throw .unreadableFolder(failure) }
        let value: Value
        if let text = MetaSchemaText.named(url) { value = try Self.parse(text) } else { value = try load(url) }
        values[url] = value
        return value
    }

    private func load(_ url: GoString) throws(SchemaFailure) -> Value {
        do {
            if url.bytes.starts(with: "urn:".utf8) {
                unresolvedURNs.append(url)
                return .bool(true)
            }
            let document = try Self.parse(try loader.load(url))
            if url.hasPrefix("http://") { insecureURLs.append(url) }
            return document
        } catch {
            throw .unloadable(url, reason: error.goMessage)
        }
    }

    /// Reads a document; mirrors jsonschema's UnmarshalJSON, which keeps numbers as they are written.
    static func parse(_ bytes: [UInt8]) throws(SchemaFailure) -> Value {
        do {
            let (value, end) = try JSON.decodePrefix(bytes, numbers: .text)
            let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard bytes[end...].allSatisfy(isBlank) else {
                throw SchemaFailure.syntax("invalid character after top-level value")
            }
            return value
        } catch let failure as SchemaFailure {
            throw failure
        } catch {
            throw .syntax(error.goMessage)
        }
    }
}
