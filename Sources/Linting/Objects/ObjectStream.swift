import Charts
import Codecs
import Failures
import GoTemplate

/// The objects of a text: JSON values one behind the other, or documents of YAML.
///
/// What begins with a brace is read as JSON until that fails; then the rest is YAML, as long as there was at most one
/// object. Mirrors k8s.io/apimachinery util/yaml decoder.go YAMLOrJSONDecoder.
struct ObjectStream {
    /// How much of a text is looked at to tell what it is.
    private static let guessedSize = 4096

    private let text: [UInt8]
    /// Where the next JSON value is; nil once the text is YAML.
    private var position: Int?
    /// How many objects were JSON.
    private var count = 0
    private var documents = YAMLDocuments([])

    init(_ text: [UInt8]) {
        self.text = text
        if GoString(text.prefix(Self.guessedSize)).trimmingSpace.hasPrefix("{") {
            position = 0
        } else {
            documents = YAMLDocuments(text)
        }
    }

    /// The next object, nulls and empty documents passed over; nil at the end.
    ///
    /// - Throws: `HelmError` in the words of Go's decoders.
    mutating func next() throws(HelmError) -> LintedObject? {
        while position != nil {
            switch try nextJSON() {
            case .end: return nil
            case .null: continue
            case .object(let object): return object
            case .yaml(let object): if let object { return object }
            }
        }
        return try nextDocument()
    }

    private enum Step {
        case end
        case null
        case object(LintedObject)
        /// The rest is YAML, which begins with this.
        case yaml(LintedObject?)
    }

    private mutating func nextJSON() throws(HelmError) -> Step {
        let start = position ?? 0
        do throws(JSON.Failure) {
            let (value, end) = try Self.value(in: text, from: start)
            let object = value.isNil ? nil : LintedObject(try JSON.fields(of: value, as: LintedObject.shape))
            position = end
            count += 1
            return object.map(Step.object) ?? .null
        } catch {
            if error.isEndOfFile { return .end }
            return try switchToYAML(at: start, after: error)
        }
    }

    private static func value(
        in text: [UInt8], from start: Int
    ) throws(JSON.Failure) -> (value: Value, end: Int) {
        do { return try JSON.decodePrefix(text, from: start) } catch {
            throw error as? JSON.Failure ?? JSON.Failure(error.goMessage)
        }
    }

    private mutating func switchToYAML(at start: Int, after failure: JSON.Failure) throws(HelmError) -> Step {
        if count > 1 { throw HelmError(failure.message) }
        position = nil
        let rest = text[start...]
        // The line on which the object ends belongs to it.
        let blank = rest.prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let skipped = blank.firstIndex(of: 0x0A).map { $0 + 1 } ?? blank.endIndex
        documents = YAMLDocuments(Array(rest[skipped...]))
        do { return .yaml(try nextDocument()) } catch { throw HelmError(failure.textOfStream) }
    }

    private mutating func nextDocument() throws(HelmError) -> LintedObject? {
        while let document = try documents.next() {
            if let object = try Self.object(in: document) { return object }
        }
        return nil
    }

    private static func object(in document: [UInt8]) throws(HelmError) -> LintedObject? {
        do {
            if case .null = try YAML.decode(document) { return nil }
            return LintedObject(try YAML.decode(document, as: LintedObject.shape))
        } catch {
            throw HelmError(error.goMessage)
        }
    }
}

extension JSON.Failure {
    fileprivate var isEndOfFile: Bool { message == "EOF" }

    /// Mirrors JSONSyntaxError.
    fileprivate var textOfStream: GoString {
        offset.map { GoString("json: offset \($0): ") + message } ?? message
    }
}
