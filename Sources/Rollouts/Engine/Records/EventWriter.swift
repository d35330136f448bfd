import Codecs
import GoTemplate

/// Gathers the fields of an event that is to be stored; what is empty is left out.
struct EventWriter {
    private let map = Map()

    var value: Value { .map(map) }

    init() {}

    init(_ write: (EventWriter) -> Void) { write(self) }

    func add(_ name: GoString, _ text: GoString) {
        if !text.isEmpty { map[name] = .string(text) }
    }

    func add(_ name: GoString, _ number: Int?) {
        if let number { map[name] = .int64(Int64(number)) }
    }

    func add(_ name: GoString, _ flag: Bool) {
        if flag { map[name] = .bool(true) }
    }

    func add<Word: RawRepresentable<String>>(_ name: GoString, word: Word?) {
        if let word { map[name] = .string(word.rawValue) }
    }

    func add(_ name: GoString, _ write: (EventWriter) -> Void) { map[name] = EventWriter(write).value }
}
