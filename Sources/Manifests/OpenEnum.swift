import GoTemplate

/// A word that is passed on whatever it is: one that has a meaning here, or any other, kept as it was.
///
/// Charts and records hold words that this program does not know: of newer versions, or mistaken ones that Helm takes.
///
/// `Word` is an enumeration with raw values. Only what needs them asks for that: a generic type that asks for protocols
/// has the runtime look through all conformances of the program when it is first used, and each start uses this one.
package enum OpenEnum<Word> {
    case known(Word)
    case other(GoString)
}

extension OpenEnum: Sendable where Word: Sendable {}

extension OpenEnum: Equatable where Word: Equatable {}

extension OpenEnum where Word: RawRepresentable<String> {
    package init(_ text: GoString) {
        let word = Word(rawValue: text.text)
        // Bytes that are no UTF-8 are never those of a word that is known.
        self = word.flatMap { GoString($0.rawValue) == text ? .known($0) : nil } ?? .other(text)
    }

    package var text: GoString {
        switch self {
        case .known(let word): GoString(word.rawValue)
        case .other(let text): text
        }
    }
}
