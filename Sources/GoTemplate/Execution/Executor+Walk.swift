/// How a list ended.
enum Flow {
    case next, `break`, `continue`
}

// Walking: the statements.
extension Executor {
    func walk(_ list: ListNode, dot: Value) throws -> Flow {
        for statement in list.statements {
            let flow = try statement.walk(by: self, dot: dot)
            guard flow == .next else { return flow }
        }
        return .next
    }

    func walk(_ text: TextNode) throws -> Flow {
        let start = output.count
        text.write(to: &output)
        trace?.wrote(text, start..<output.count, in: tree)
        try checkOutput()
        return .next
    }

    func walk(_ action: ActionNode, dot: Value) throws -> Flow {
        if let trace { return try walk(action, dot: dot, noting: trace) }
        try run(action, dot: dot)
        return .next
    }

    private func walk(_ action: ActionNode, dot: Value, noting trace: ExecutionTrace) throws -> Flow {
        let outer = trace.beginEvaluation()
        let start = output.count
        try run(action, dot: dot)
        trace.endEvaluation(restoring: outer, wrote: start..<output.count, of: action, in: tree)
        return .next
    }

    /// Variables persist until the next end, and an action that sets some prints nothing.
    @inline(__always)
    private func run(_ action: ActionNode, dot: Value) throws {
        let value = try evaluate(action.pipe, dot: dot)
        if action.pipe.declarations.isEmpty {
            node = action
            try print(value)
        }
    }

    /// Evaluates what decides over a body, until `trace?.leaveBranch()`.
    func evaluateCondition(_ pipe: PipeNode, dot: Value) throws -> Value {
        guard let trace else { return try evaluate(pipe, dot: dot) }
        let outer = trace.beginEvaluation()
        let value = try evaluate(pipe, dot: dot)
        trace.enterBranch(restoring: outer)
        return value
    }

    func walkIf(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        var flow = Flow.next
        let condition = try evaluateCondition(branch.pipe, dot: dot)
        if condition.isTrue {
            flow = try walk(branch.list, dot: dot)
        } else if let elseList = branch.elseList {
            flow = try walk(elseList, dot: dot)
        }
        trace?.leaveBranch()
        popVariables(to: mark)
        return flow
    }

    func walkWith(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        let value = try evaluateCondition(branch.pipe, dot: dot)
        var flow = Flow.next
        if value.isTrue {
            let outer = isDotInterface
            isDotInterface = false
            flow = try walk(branch.list, dot: value)
            isDotInterface = outer
        } else if let elseList = branch.elseList {
            flow = try walk(elseList, dot: dot)
        }
        trace?.leaveBranch()
        popVariables(to: mark)
        return flow
    }

    func walk(_ template: TemplateNode, dot: Value) throws -> Flow {
        node = template
        try countStep()
        guard let callee = templates[template.name] else {
            throw failure("template " + Strconv.quote(template.name) + " not defined")
        }
        guard depth < limits.templateDepth else { throw templateDepthFailure() }
        var argument = Value.invalid
        if let pipe = template.pipe { argument = try evaluateCondition(pipe, dot: dot) }
        depth += 1
        defer { depth -= 1 }
        try walk(callee, dot: argument)
        if template.pipe != nil { trace?.leaveBranch() }
        return .next
    }

    func popVariables(to mark: Int) {
        if variables.count > mark { variables.removeLast(variables.count - mark) }
    }
}
