import GoTemplate

/// Fields of objects by where they stand, with all that is below them: `metadata.labels`,
/// `Deployment/web:spec.replicas`, `**.annotations["checksum/*"]`.
///
/// Written as the paths of a report are, with `*` for any text in a key or place of a list, a lone `*` for any one of
/// them, and `**` for any number, also none. `KIND:`, `KIND/NAME:` or `KIND/NAMESPACE/NAME:` before it limits it.
package struct FieldPattern: Sendable {
    private enum Step {
        case key(Wildcard)
        case item(Wildcard)
        case anyOne
        case anyNumber
    }

    private let objects: ObjectPattern?
    /// The path as it is written, which stands for itself whatever is in it.
    private let path: GoString
    private let steps: [Step]

    /// - Throws: `PatternFailure` for a bracket or quotation mark without its partner.
    package init(_ text: GoString) throws(PatternFailure) {
        var scanner = PatternScanner(text)
        let (objects, start) = scanner.objects()
        self.objects = objects.map(ObjectPattern.init)
        path = GoString(text.bytes[start...])
        var steps: [Step] = []
        while let word = try scanner.next() {
            switch word {
            case .key("*"): steps.append(.anyOne)
            case .key("**"): steps.append(.anyNumber)
            case .key(let key), .quoted(let key): steps.append(.key(Wildcard(key)))
            case .item(let item): steps.append(.item(Wildcard(item)))
            }
        }
        guard !steps.isEmpty || objects != nil else { throw PatternFailure(message: "there is no path") }
        self.steps = steps
    }

    func isAbout(_ identity: ObjectIdentity) -> Bool { objects?.matches(identity) ?? true }

    /// Whether a field is one of these, or below one.
    func matches(_ path: FieldPath) -> Bool { isSpelled(path) || isMatched(path) }

    /// Whether the path, or one that leads to it, is written exactly so.
    private func isSpelled(_ path: FieldPath) -> Bool {
        path.elements.indices.contains { FieldPath(Array(path.elements[...$0])).text == self.path }
    }

    /// Walks along the path with all steps that may come next.
    private func isMatched(_ path: FieldPath) -> Bool {
        var open = reachable([0])
        if open.contains(steps.count) { return true }
        for element in path.elements {
            var next: Set<Int> = []
            for index in open where index < steps.count {
                if case .anyNumber = steps[index] {
                    next.insert(index)
                } else if matches(steps[index], element) {
                    next.insert(index + 1)
                }
            }
            open = reachable(next)
            if open.contains(steps.count) { return true }
        }
        return false
    }

    private func reachable(_ indices: Set<Int>) -> Set<Int> {
        var all = indices
        for start in indices {
            var index = start
            while index < steps.count, case .anyNumber = steps[index] {
                index += 1
                all.insert(index)
            }
        }
        return all
    }

    private func matches(_ step: Step, _ element: PathElement) -> Bool {
        switch (step, element) {
        case (.anyOne, _): true
        case (.key(let key), .key(let name)): key.matches(name)
        case (.item(let place), .item(let item)):
            place.matches(item.text) || item.selectors.contains { place.matches($0.key + "=" + $0.value) }
        case (.key, .item), (.item, .key), (.anyNumber, _): false
        }
    }
}

/// Why a pattern cannot be read.
package struct PatternFailure: GoError {
    package let message: GoString
}

/// Objects by kind and name: `Deployment`, `Deployment/web`, `deployment.apps/shop/web`.
private struct ObjectPattern: Sendable {
    private let kind: Wildcard
    private let namespace: Wildcard?
    private let name: Wildcard?

    init(_ text: GoString) {
        let words = text.split(separator: "/")
        kind = Wildcard(words.first?.lowercased ?? GoString())
        name = words.count > 1 ? words.last.map { Wildcard($0) } : nil
        namespace = words.count > 2 ? Wildcard(words[1]) : nil
    }

    func matches(_ identity: ObjectIdentity) -> Bool {
        let names = [identity.kind, identity.kind + "." + identity.group].map(\.lowercased)
        guard names.contains(where: kind.matches), name?.matches(identity.name) ?? true else { return false }
        return namespace?.matches(identity.namespace) ?? true
    }
}

extension GoString {
    /// Kinds are compared in any case of letters.
    var lowercased: GoString { GoString(text.lowercased()) }
}
