/// How a list ended.
enum Flow {
    case next, `break`, `continue`
}

// Walking: the statements.
extension Executor {
    func walkList(_ list: ListNode, dot: Value) throws -> Flow {
        for index in 0..<list.statements.count {
            let flow = try list.statements.visit(index) { try $0.walk(by: self, dot: dot) }
            guard flow == .next else { return flow }
        }
        return .next
    }

    func walkText(_ text: TextNode) throws -> Flow {
        let start = output.count
        text.withBytes { output.append($0) }
        trace?.wrote(text, start..<output.count, in: tree)
        try checkOutput()
        return .next
    }

    func walkAction(_ action: ActionNode, dot: Value) throws -> Flow {
        if let trace { return try walkAction(action, dot: dot, noting: trace) }
        try run(action, dot: dot)
        return .next
    }

    private func walkAction(_ action: ActionNode, dot: Value, noting trace: ExecutionTrace) throws -> Flow {
        let outer = trace.beginEvaluation()
        let start = output.count
        try run(action, dot: dot)
        trace.endEvaluation(restoring: outer, wrote: start..<output.count, of: action, in: tree)
        return .next
    }

    /// Variables persist until the next end, and an action that sets some prints nothing.
    @inline(__always)
    private func run(_ action: ActionNode, dot: Value) throws {
        let value = try evaluatePipeline(action.pipe, dot: dot)
        if action.pipe.declarations.isEmpty {
            node = action
            try print(value)
        }
    }

    /// Evaluates what decides over a body, until `trace?.leaveBranch()`.
    func evaluateCondition(_ pipe: PipeNode, dot: Value) throws -> Value {
        guard let trace else { return try evaluatePipeline(pipe, dot: dot) }
        let outer = trace.beginEvaluation()
        let value = try evaluatePipeline(pipe, dot: dot)
        trace.enterBranch(restoring: outer)
        return value
    }

    func walkIf(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        var flow = Flow.next
        let condition = try evaluateCondition(branch.pipe, dot: dot)
        if condition.isTrue {
            flow = try walkList(branch.list, dot: dot)
        } else {
            flow = try walkElse(of: branch, dot: dot)
        }
        trace?.leaveBranch()
        variables.pop(to: mark)
        return flow
    }

    func walkWith(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        let value = try evaluateCondition(branch.pipe, dot: dot)
        var flow = Flow.next
        if value.isTrue {
            let outer = isDotInterface
            isDotInterface = false
            flow = try walkList(branch.list, dot: value)
            isDotInterface = outer
        } else {
            flow = try walkElse(of: branch, dot: dot)
        }
        trace?.leaveBranch()
        variables.pop(to: mark)
        return flow
    }

    func walkTemplate(_ template: TemplateNode, dot: Value) throws -> Flow {
        node = template
        try countStep()
        guard let callee = definition(named: template.name).tree else { throw undefinedTemplateFailure(template.name) }
        guard depth < limits.templateDepth else { throw templateDepthFailure() }
        var argument = Value.invalid
        if let pipe = template.pipe.unmanaged {
            argument = try pipe._withUnsafeGuaranteedRef { try evaluateCondition($0, dot: dot) }
        }
        depth += 1
        defer { depth -= 1 }
        try walkTree(callee, dot: argument)
        if template.pipe != nil { trace?.leaveBranch() }
        return .next
    }

    /// Walks what stands after `{{else}}`, if anything does.
    func walkElse(of branch: BranchNode, dot: Value) throws -> Flow {
        try branch.elseList.unmanaged?._withUnsafeGuaranteedRef { try walkList($0, dot: dot) } ?? .next
    }
}
