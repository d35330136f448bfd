/// What the translation of an expression keeps on its stack: an operand, or a mark below which others wait.
struct RegexpFragment {
    enum Kind {
        /// An operand that a repetition can follow.
        case operand
        /// An open group, with the case folding to return to.
        case group(isCapturing: Bool, outerFoldsCase: Bool)
        /// The bar of an alternation whose alternatives are below.
        case bar
    }

    let kind: Kind
    /// Where the fragment is in the translated pattern.
    var range: Range<Int>
    /// How often its innermost operand occurs through nested counts, such as 6 for `(a{2}){3}`.
    var copies = 1
    /// The levels of operators.
    var height = 1
    /// The instructions of the compiled form, roughly.
    var size = 1
    /// Whether it ends in a repetition operator.
    var isRepetition = false

    var isOperand: Bool {
        if case .operand = kind { return true }
        return false
    }

    /// One operand made of several.
    static func combining(_ parts: ArraySlice<RegexpFragment>, isAlternation: Bool) -> RegexpFragment? {
        guard let first = parts.first, let last = parts.last else { return nil }
        if parts.count == 1 { return first }
        var whole = RegexpFragment(kind: .operand, range: first.range.lowerBound..<last.range.upperBound)
        whole.copies = parts.reduce(1) { max($0, $1.copies) }
        let isLiteral = !isAlternation && parts.allSatisfy { $0.height == 1 }
        whole.height = parts.reduce(1) { max($0, $1.height) } + (isLiteral ? 0 : 1)
        let links = isAlternation ? parts.count - 1 : 0
        whole.size = parts.reduce(links) { $0 &+ $1.size }
        return whole
    }
}
