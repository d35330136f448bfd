import GoTemplate

extension TemplateWalker {
    func walk(_ list: ListNode, dot: SymbolicValue) {
        // Texts nest as deep as they like.
        guard takeStep() else { return }
        for statement in list.statements { walk(statement, dot: dot) }
    }

    private func walk(_ statement: StatementNode, dot: SymbolicValue) {
        switch statement {
        case let action as ActionNode: walk(action, dot: dot)
        case let branch as BranchNode: walk(branch, dot: dot)
        case let call as TemplateNode: walk(call, dot: dot)
        default: break
        }
    }

    private func walk(_ action: ActionNode, dot: SymbolicValue) {
        mentioned = []
        let value = evaluate(action.pipe, dot: dot)
        if action.pipe.declarations.isEmpty { consume(value, .whole) }
    }

    private func walk(_ call: TemplateNode, dot: SymbolicValue) {
        offset = Int(call.position)
        let argument = call.pipe.map { evaluate($0, dot: dot) } ?? .none
        include(call.name, dot: argument, at: Int(call.position))
    }

    private func walk(_ branch: BranchNode, dot: SymbolicValue) {
        let (outerGuards, outerCount, outerUncertain) = (guards, variables.count, isUncertain)
        defer {
            (guards, isUncertain) = (outerGuards, outerUncertain)
            variables.removeLast(max(0, variables.count - outerCount))
        }
        mentioned = []
        let value = branch.kind == .range ? rangeValue(branch.pipe, dot: dot) : evaluate(branch.pipe, dot: dot)
        consume(value, branch.kind == .range ? .entries : .truth)
        guards.formUnion(mentioned)
        if branch.kind == .if, mentioned.isEmpty, value.isOfCaller { isUncertain = true }
        switch branch.kind {
        case .if: walkBoth(branch, dot, dot)
        case .with: walkBoth(branch, value.guarded, dot)
        case .range: walkRange(branch, value, dot)
        }
    }

    private func walkBoth(_ branch: BranchNode, _ inner: SymbolicValue, _ outer: SymbolicValue) {
        walkScoped(branch.list, dot: inner)
        if let elseList = branch.elseList { walkScoped(elseList, dot: outer) }
    }

    private func walkScoped(_ list: ListNode, dot: SymbolicValue) {
        let count = variables.count
        walk(list, dot: dot)
        variables.removeLast(max(0, variables.count - count))
    }

    // MARK: Ranges

    /// What is gone through; the variables are not set to it.
    private func rangeValue(_ pipe: PipeNode, dot: SymbolicValue) -> SymbolicValue { result(of: pipe, dot: dot) }

    private func walkRange(_ branch: BranchNode, _ value: SymbolicValue, _ dot: SymbolicValue) {
        let element = element(of: value).guarded
        let names = branch.pipe.declarations.map(\.name)
        if let last = names.last { bind(last.number, element, isAssignment: branch.pipe.isAssignment) }
        if names.count > 1 { bind(names[0].number, .other, isAssignment: branch.pipe.isAssignment) }
        let before = variables.map { $0.value.parts }
        walkScoped(branch.list, dot: element)
        // What one turn of the loop assigns, the next one reads.
        if before != variables.map({ $0.value.parts }) { walkScoped(branch.list, dot: element) }
        if let elseList = branch.elseList { walkScoped(elseList, dot: dot) }
    }

    // MARK: Variables

    func bind(_ number: Int32, _ value: SymbolicValue, isAssignment: Bool) {
        guard isAssignment else { return variables.append((number, value)) }
        guard let index = variables.lastIndex(where: { $0.number == number }) else { return }
        variables[index].value = variables[index].value.union(value)
    }

    func value(of number: Int32) -> SymbolicValue { variables.last { $0.number == number }?.value ?? .other }
}

extension SymbolicValue {
    /// Whether a condition on it depends on nothing but what the template was called with.
    fileprivate var isOfCaller: Bool {
        parts.allSatisfy { part in
            switch part {
            case .text, .other, .map, .list: true
            case .scope, .field, .values: false
            }
        }
    }
}
