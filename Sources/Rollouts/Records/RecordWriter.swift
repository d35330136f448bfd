import Codecs
import GoLibrary
import GoTemplate

/// Gathers the fields of what is to be stored of a rollout; what is empty is left out.
struct RecordWriter {
    private let map = Map()

    var value: Value { .map(map) }

    init() {}

    init(_ write: (RecordWriter) -> Void) { write(self) }

    func add(_ name: GoString, _ text: GoString) {
        if !text.isEmpty { map[name] = .string(text) }
    }

    func add(_ name: GoString, _ number: Int?) {
        if let number { map[name] = .int64(Int64(number)) }
    }

    func add(_ name: GoString, _ number: Double) { map[name] = .float(number) }

    func add(_ name: GoString, _ flag: Bool) {
        if flag { map[name] = .bool(true) }
    }

    func add<Word: RawRepresentable<String>>(_ name: GoString, word: Word?) {
        if let word { map[name] = .string(word.rawValue) }
    }

    func add(_ name: GoString, _ content: Map) { map[name] = .map(content) }

    func add(_ name: GoString, _ values: [Value]) { map[name] = .list(List(values)) }

    func add(_ name: GoString, _ write: (RecordWriter) -> Void) { map[name] = RecordWriter(write).value }

    func add(_ name: GoString, _ duration: GoDuration?) {
        if let duration { map[name] = .string(duration.text) }
    }

    func add(_ name: GoString, _ texts: [GoString]) {
        if !texts.isEmpty { map[name] = .list(texts.map(Value.string)) }
    }

    /// Words of a set, in the order in which they are declared.
    func add<Word: RawRepresentable<String> & CaseIterable & Hashable>(_ name: GoString, words: Set<Word>) {
        add(name, Word.allCases.filter(words.contains).map { GoString($0.rawValue) })
    }

    func add<Element>(_ name: GoString, _ elements: [Element], _ write: (Element) -> (RecordWriter) -> Void) {
        if !elements.isEmpty { addList(name, elements, write) }
    }

    /// The same, though it is empty.
    func addList<Element>(_ name: GoString, _ elements: [Element], _ write: (Element) -> (RecordWriter) -> Void) {
        map[name] = .list(elements.map { RecordWriter(write($0)).value })
    }
}
