import GoTemplate

/// What a token is for: `repository:charts/alpha:pull`, one entry for each thing, in order.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/auth scope.go CleanScopes.
struct AccessScopes: Hashable {
    let texts: [GoString]

    /// - Parameter texts: those that are asked for; actions on one thing become one scope.
    init(_ texts: [GoString]) {
        var actions: [GoString: Set<GoString>] = [:]
        var others: [GoString] = []
        for text in texts {
            // One scope alone need not name a kind.
            guard let (thing, words) = Self.parts(text, colons: texts.count == 1 ? 1 : 2) else {
                others.append(text)
                continue
            }
            actions[thing, default: []].formUnion(words)
        }
        let scopes = actions.compactMap { thing, words in Self.scope(thing, words) }
        self.texts = (scopes + others).sorted()
    }

    /// Pulling from a repository, and pushing to it where that is wanted.
    init(repository: GoString, pushes: Bool) {
        self.init(["repository:" + repository + (pushes ? ":pull,push" : ":pull")])
    }

    /// Both of them.
    func adding(_ others: [GoString]) -> AccessScopes { AccessScopes(texts + others) }

    /// A thing with its kind, and what is to be done with it; nil for what has another form.
    private static func parts(_ text: GoString, colons: Int) -> (thing: GoString, actions: [GoString])? {
        let marks = text.bytes.indices.filter { text.bytes[$0] == UInt8(ascii: ":") }
        guard marks.count >= colons, let last = marks.last else { return nil }
        let actions = GoString(text.bytes[(last + 1)...]).split(separator: ",").filter { !$0.isEmpty }
        return (GoString(text.bytes[..<last]), actions)
    }

    private static func scope(_ thing: GoString, _ actions: Set<GoString>) -> GoString? {
        if actions.isEmpty { return nil }
        return thing + ":" + (actions.contains("*") ? "*" : actions.sorted().joined(by: ","))
    }
}
