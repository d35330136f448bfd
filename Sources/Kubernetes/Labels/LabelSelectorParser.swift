import Failures
import GoTemplate

extension LabelSelector {
    /// Reads a selector; an empty text matches everything.
    ///
    /// - Throws: the message of Kubernetes' own parser.
    package init(parsing text: GoString) throws(HelmError) {
        var parser = LabelSelectorParser(tokens: LabelSelectorLexer.tokens(of: text))
        requirements = try parser.requirements()
    }
}

/// Mirrors the Parser of k8s.io/apimachinery pkg/labels selector.go.
private struct LabelSelectorParser {
    private typealias Token = LabelSelectorLexer.Token
    private typealias Kind = LabelSelectorLexer.Kind

    private let tokens: [LabelSelectorLexer.Token]
    private var position = 0

    init(tokens: [LabelSelectorLexer.Token]) { self.tokens = tokens }

    mutating func requirements() throws(HelmError) -> [LabelSelector.Requirement] {
        var requirements: [LabelSelector.Requirement] = []
        while true {
            let token = next
            if token.kind == .end { return requirements }
            guard token.kind == .word || token.kind == .not else {
                throw found(token, expected: "!, identifier, or 'end of string'")
            }
            do { requirements.append(try requirement()) } catch {
                throw HelmError("unable to parse requirement: " + error.message)
            }
            let separator = take()
            if separator.kind == .end { return requirements }
            guard separator.kind == .comma else { throw found(separator, expected: "',' or 'end of string'") }
            guard next.kind == .word || next.kind == .not else {
                throw found(next, expected: "identifier after ','")
            }
        }
    }

    private mutating func requirement() throws(HelmError) -> LabelSelector.Requirement {
        let isNegated = next.kind == .not
        if isNegated { _ = take() }
        let key = take()
        guard key.kind == .word else { throw found(key, expected: "identifier") }
        try check(LabelSyntax.problems(withKey: key.text), path: "<nil>", value: key.text)
        if isNegated { return LabelSelector.Requirement(key: key.text, condition: .doesNotExist) }
        if next.kind == .end || next.kind == .comma {
            return LabelSelector.Requirement(key: key.text, condition: .exists)
        }
        return LabelSelector.Requirement(key: key.text, condition: try condition(on: key.text))
    }

    private mutating func condition(on key: GoString) throws(HelmError) -> LabelSelector.Condition {
        // Keywords are words everywhere but here.
        let token = takeAsIs()
        switch token.kind {
        case .in: return .isOneOf(try checked(list(), of: key))
        case .notIn: return .isNoneOf(try checked(list(), of: key))
        case .equals, .doubleEquals: return .isOneOf(try checked([exactValue()], of: key))
        case .notEquals: return .isNoneOf(try checked([exactValue()], of: key))
        case .greater: return .isGreater(than: try number())
        case .less: return .isLess(than: try number())
        default: throw found(token, expected: "in, notin, =, ==, !=, gt, lt")
        }
    }

    private func checked(_ values: Set<GoString>, of key: GoString) throws(HelmError) -> Set<GoString> {
        for (index, value) in values.sorted().enumerated() {
            try check(LabelSyntax.problems(withValue: value), path: "values[\(index)][\(key.text)]", value: value)
        }
        return values
    }

    private mutating func number() throws(HelmError) -> Int64 {
        let value = try exactValue()
        guard let number = try? Strconv.parseInt(value, base: 10) else {
            let rule = "for 'Gt', 'Lt' operators, the value must be an integer"
            throw HelmError(GoString("values[0]: Invalid value: ") + Strconv.quote(value) + GoString(": " + rule))
        }
        return number
    }

    private mutating func exactValue() throws(HelmError) -> GoString {
        if next.kind == .end || next.kind == .comma { return GoString() }
        let token = take()
        guard token.kind == .word else { throw found(token, expected: "identifier") }
        return token.text
    }

    /// `(a,b)`; empty places count as empty values.
    private mutating func list() throws(HelmError) -> Set<GoString> {
        let open = take()
        guard open.kind == .open else {
            throw HelmError("found '" + open.text + "' expected: '('")
        }
        switch next.kind {
        case .close:
            _ = take()
            return [GoString()]
        case .word, .comma:
            let values = try elements()
            _ = take()
            return values
        default: throw found(next, expected: "',', ')' or identifier")
        }
    }

    /// The values up to the closing parenthesis, which stays.
    private mutating func elements() throws(HelmError) -> Set<GoString> {
        var values: Set<GoString> = []
        while true {
            let token = take()
            switch token.kind {
            case .word:
                values.insert(token.text)
                if next.kind == .close { return values }
                guard next.kind == .comma else { throw found(next, expected: "',' or ')'") }
            case .comma:
                if values.isEmpty { values.insert(GoString()) }
                if next.kind == .close {
                    values.insert(GoString())
                    return values
                }
                if next.kind == .comma {
                    _ = take()
                    values.insert(GoString())
                }
            default: throw found(token, expected: "',', or identifier")
            }
        }
    }

    private func check(_ problems: [String], path: String, value: GoString) throws(HelmError) {
        guard !problems.isEmpty else { return }
        let reason = GoString(": " + problems.joined(separator: "; "))
        throw HelmError(GoString("\(path): Invalid value: ") + Strconv.quote(value) + reason)
    }

    private func found(_ token: LabelSelectorLexer.Token, expected: String) -> HelmError {
        HelmError("found '" + token.text + GoString("', expected: \(expected)"))
    }
}

extension LabelSelectorParser {
    /// The next token, a keyword being a word.
    private var next: LabelSelectorLexer.Token {
        guard let token = tokens.indices.contains(position) ? tokens[position] : tokens.last else {
            return LabelSelectorLexer.Token(kind: .end, text: GoString())
        }
        let isKeyword = token.kind == .in || token.kind == .notIn
        return isKeyword ? LabelSelectorLexer.Token(kind: .word, text: token.text) : token
    }

    private mutating func take() -> LabelSelectorLexer.Token {
        let token = next
        position += 1
        return token
    }

    private mutating func takeAsIs() -> LabelSelectorLexer.Token {
        let token = tokens.indices.contains(position) ? tokens[position] : next
        position += 1
        return token
    }
}
