import GoTemplate

extension TemplateWalker {
    /// `include NAME DOT`.
    func includeCall(_ call: SymbolicCall) -> SymbolicValue {
        let values = values(of: call)
        guard values.count == 2 else { return .other }
        guard let names = values[0].texts else {
            consume(values[0], .whole)
            // The path of a file: all of these are walked.
            if !values[0].parts.contains(where: \.isBasePath) { includeAny(dot: values[1]) }
            return .other
        }
        for name in names { include(name, dot: values[1], at: call.offset) }
        return .other
    }

    /// Walks a template that is called by its name.
    func include(_ name: GoString, dot: SymbolicValue, at offset: Int) {
        guard let tree = templates[name] else {
            if isSupposed { return }
            let place = TemplatePlace(source: source, offset: offset)
            facts.missingTemplates.insert(TemplateFacts.MissingTemplate(name: name, place: place))
            return
        }
        let mentionedBefore = mentioned
        walk(tree, dot: dot)
        mentioned = mentionedBefore + mentioned
    }

    /// A template of any name may be meant.
    private func includeAny(dot: SymbolicValue) {
        suppose { for name in names { templates[name].map { walk($0, dot: dot) } } }
    }

    // MARK: Texts

    /// `tpl TEXT DOT`.
    func textCall(_ call: SymbolicCall) -> SymbolicValue {
        let values = values(of: call)
        guard values.count == 2 else { return .other }
        consume(values[0], .whole, isTemplate: true)
        for part in values[0].parts {
            switch part {
            case .text(let text): walk(texts.tree(of: text, named: source.name), dot: values[1], isCertain: true)
            case .values(let path, _):
                for tree in texts.trees(below: path) { walk(tree, dot: values[1], isCertain: false) }
            case .scope, .field, .map, .list, .other:
                for tree in texts.all { walk(tree, dot: values[1], isCertain: false) }
            }
        }
        return .other
    }

    private func walk(_ tree: Tree?, dot: SymbolicValue, isCertain: Bool) {
        guard let tree else { return }
        if isCertain { walk(tree, dot: dot) } else { suppose { walk(tree, dot: dot) } }
    }

    /// Walks what may never run.
    private func suppose(_ body: () -> Void) {
        let outer = (isUncertain, isSupposed)
        (isUncertain, isSupposed) = (true, true)
        body()
        (isUncertain, isSupposed) = outer
    }
}
