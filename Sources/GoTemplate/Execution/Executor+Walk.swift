/// How a list ended.
enum Flow {
    case next, `break`, `continue`
}

// Walking: the statements.
extension Executor {
    func walk(_ list: ListNode, dot: Value) throws -> Flow {
        for statement in list.statements {
            let flow = try walk(statement, dot: dot)
            guard flow == .next else { return flow }
        }
        return .next
    }

    private func walk(_ statement: Statement, dot: Value) throws -> Flow {
        switch statement {
        case .text(let text): try write(text.bytes)
        case .action(let action): try walkAction(action, dot: dot)
        case .if(let branch): return try walkIf(branch, dot: dot)
        case .with(let branch): return try walkWith(branch, dot: dot)
        case .range(let branch): try walkRange(branch, dot: dot)
        case .template(let template): try walkTemplate(template, dot: dot)
        case .break: return .break
        case .continue: return .continue
        }
        return .next
    }

    private func walkAction(_ action: ActionNode, dot: Value) throws {
        // Variables persist until the next end, and an action that sets some prints nothing.
        let value = try evaluatePipeline(action.pipe, dot: dot)
        guard action.pipe.declarations.isEmpty else { return }
        node = action
        try print(value)
    }

    private func walkIf(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        let truth = try evaluatePipeline(branch.pipe, dot: dot).isTrue
        guard let list = truth ? branch.list : branch.elseList else {
            popVariables(to: mark)
            return .next
        }
        let flow = try walk(list, dot: dot)
        popVariables(to: mark)
        return flow
    }

    private func walkWith(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        let value = try evaluatePipeline(branch.pipe, dot: dot)
        var flow = Flow.next
        if value.isTrue {
            let outer = isDotInterface
            isDotInterface = false
            flow = try walk(branch.list, dot: value)
            isDotInterface = outer
        } else if let elseList = branch.elseList {
            flow = try walk(elseList, dot: dot)
        }
        popVariables(to: mark)
        return flow
    }

    private func walkTemplate(_ template: TemplateNode, dot: Value) throws {
        node = template
        try countStep()
        guard let callee = templates[template.name] else {
            throw failure("template " + Strconv.quote(template.name) + " not defined")
        }
        guard depth < limits.templateDepth else {
            throw failure(GoString("exceeded maximum template depth (\(limits.templateDepth))"))
        }
        let argument = try template.pipe.map { try evaluatePipeline($0, dot: dot) } ?? .invalid
        depth += 1
        defer { depth -= 1 }
        try walk(callee, dot: argument)
    }

    func popVariables(to mark: Int) {
        if variables.count > mark { variables.removeLast(variables.count - mark) }
    }
}
