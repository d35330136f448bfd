import Charts
import Codecs
import GoTemplate

/// A document of a file of a repository.
final class RepositoryDocument {
    /// From the root of the repository.
    let file: GoString
    let content: Value
    private let text: [UInt8]
    private let firstLine: Int
    private lazy var places = try? YAMLPlaces(text, firstLine: firstLine)

    init(file: GoString, content: Value, text: [UInt8], firstLine: Int) {
        (self.file, self.content, self.text, self.firstLine) = (file, content, text, firstLine)
    }

    /// The document as a mapping; empty for anything else.
    var map: Map { if case .map(let map) = content { map } else { Map() } }

    /// Where a value stands; the document's first line where it does not.
    func line(of path: ValuePath) -> Int {
        if case .found(let place)? = places?.find(path) { return place.line }
        return firstLine
    }

    /// Tells where the values stand that begin at a path.
    ///
    /// - Parameter text: the values themselves, for a document that is not as it was written.
    func layer(at path: ValuePath, otherwise text: [UInt8]) -> any ValuesLayer {
        guard let places, places.kind(of: path) == .mapping else {
            return ExpressionLayer(
                place: ValuePlace(source: .file(file)), values: (try? ValuesFile.decode(text)) ?? Map())
        }
        return InlineLayer(places: places, prefix: path, source: .file(file))
    }
}

extension RepositoryDocument {
    /// The documents of a text.
    ///
    /// - Throws: with Go's words for what is no YAML.
    static func documents(of text: [UInt8], in file: GoString) throws -> [RepositoryDocument] {
        var (stream, documents): (YAMLDocuments, [RepositoryDocument]) = (YAMLDocuments(text), [])
        while let document = try stream.next() {
            let content = try YAML.decode(document, keepsIntegers: true)
            if content.isNil { continue }
            documents.append(
                RepositoryDocument(file: file, content: content, text: document, firstLine: stream.firstLine))
        }
        return documents
    }
}
