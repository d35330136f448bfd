import GoTemplate

/// Makes objects, their changed forms, and their text in several styles, the same for the same seed.
struct RandomDocument {
    /// A value that can be written in any style.
    indirect enum Tree: Equatable {
        case scalar(String)
        case list([Tree])
        case map([(key: String, value: Tree)])

        static func == (left: Tree, right: Tree) -> Bool {
            switch (left, right) {
            case (.scalar(let left), .scalar(let right)): left == right
            case (.list(let left), .list(let right)): left == right
            case (.map(let left), .map(let right)):
                left.count == right.count && left.allSatisfy { pair in right.contains { $0 == pair } }
            default: false
            }
        }
    }

    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    /// Scalars as they stand in JSON, which is YAML, too.
    private static let scalars = [
        "1", "-2.5", "true", "false", "null", "\"\"", "\"a\"", "\"1\"", "\"one\\ntwo\\n\"", "\"x: y # z\"", "\"~/\"",
        "\"é\"",
        "{}", "[]", "\"- a\"", "\"yes\"", "16", "\"line\\n\\n\"",
    ]
    private static let keys = [
        "name", "spec", "ports", "containers", "env", "data", "a/b", "c~d", "x", "value", "args", "8",
    ]

    mutating func tree(depth: Int = 0) -> Tree {
        switch depth > 4 ? 0 : number(below: 5) {
        case 0, 1: .scalar(Self.scalars[number(below: Self.scalars.count)])
        case 2:
            .list((0..<number(below: 5)).map { _ in tree(depth: depth + 1) }).orScalar("[]")
        default: map(depth: depth + 1).orScalar("{}")
        }
    }

    mutating func map(depth: Int) -> Tree {
        var pairs: [(key: String, value: Tree)] = []
        for _ in 0..<number(below: 6) {
            let key = Self.keys[number(below: Self.keys.count)]
            if !pairs.contains(where: { $0.key == key }) { pairs.append((key, tree(depth: depth))) }
        }
        return .map(pairs)
    }

    /// A list of maps with names, as Kubernetes has many.
    mutating func named() -> Tree {
        .list(
            (0..<number(below: 6)).map { index in
                .map([("name", .scalar("\"n\(index)\"")), ("value", tree(depth: 3)), ("x", tree(depth: 4))])
            }
        ).orScalar("[]")
    }

    /// A tree with a few changes.
    mutating func changed(_ tree: Tree) -> Tree {
        if number(below: 12) == 0 { return self.tree(depth: 2) }
        switch tree {
        case .scalar: return tree
        case .list(let elements):
            var elements = elements.map { changed($0) }
            switch number(below: 6) {
            case 0: elements.shuffle(using: &self)
            case 1: if !elements.isEmpty { elements.remove(at: number(below: elements.count)) }
            case 2: elements.insert(self.tree(depth: 3), at: number(below: elements.count + 1))
            default: break
            }
            return .list(elements).orScalar("[]")
        case .map(let pairs):
            var pairs = pairs.map { (key: $0.key, value: changed($0.value)) }
            if number(below: 8) == 0, !pairs.isEmpty { pairs.remove(at: number(below: pairs.count)) }
            if number(below: 8) == 0 { pairs.append(("added\(number(below: 9))", self.tree(depth: 3))) }
            var seen: Set<String> = []
            return .map(pairs.filter { seen.insert($0.key).inserted }).orScalar("{}")
        }
    }
}

extension RandomDocument: RandomNumberGenerator {
    mutating func next() -> UInt64 {
        _ = number(below: 2)
        return state
    }
}

extension RandomDocument.Tree {
    fileprivate func orScalar(_ empty: String) -> RandomDocument.Tree {
        switch self {
        case .list(let elements) where elements.isEmpty: .scalar(empty)
        case .map(let pairs) where pairs.isEmpty: .scalar(empty)
        default: self
        }
    }
}

// MARK: - Styles

extension RandomDocument {
    /// The object of a tree in block style, with keys in any order, comments and blanks.
    mutating func text(_ tree: Tree, shuffles: Bool) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: random\nspec:" + block(tree, indentation: 2, shuffles)
    }

    private mutating func block(_ tree: Tree, indentation: Int, _ shuffles: Bool) -> String {
        let start = "\n" + String(repeating: " ", count: indentation)
        switch tree {
        case .scalar(let text): return " " + scalar(text, shuffles) + (shuffles ? "   # a comment" : "")
        case .list(let elements):
            if shuffles && number(below: 4) == 0 { return " " + flow(tree) }
            return elements.map { start + "-" + block($0, indentation: indentation + 2, shuffles) }.joined()
        case .map(let pairs):
            if shuffles && number(below: 4) == 0 { return " " + flow(tree) }
            let pairs = shuffles ? pairs.shuffled(using: &self) : pairs
            return pairs.map { start + "\"\($0.key)\":" + block($0.value, indentation: indentation + 2, shuffles) }
                .joined()
        }
    }

    private func flow(_ tree: Tree) -> String {
        switch tree {
        case .scalar(let text): text
        case .list(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .map(let pairs): "{" + pairs.map { "\"\($0.key)\": \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private mutating func scalar(_ text: String, _ shuffles: Bool) -> String {
        guard shuffles, number(below: 2) == 0 else { return text }
        let others = [
            "\"a\"": "a", "\"1\"": "'1'", "true": "yes", "null": "~", "16": "0x10", "\"é\"": "é",
            "\"x: y # z\"": "'x: y # z'",
        ]
        return others[text] ?? text
    }
}
