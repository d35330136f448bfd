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
        text.write(to: &output)
        try checkOutput()
        return .next
    }

    func walk(_ action: ActionNode, dot: Value) throws -> Flow {
        // Variables persist until the next end, and an action that sets some prints nothing.
        let value = try evaluate(action.pipe, dot: dot)
        if action.pipe.declarations.isEmpty {
            node = action
            try print(value)
        }
        return .next
    }

    func walkIf(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        var flow = Flow.next
        if try evaluate(branch.pipe, dot: dot).isTrue {
            flow = try walk(branch.list, dot: dot)
        } else if let elseList = branch.elseList {
            flow = try walk(elseList, dot: dot)
        }
        popVariables(to: mark)
        return flow
    }

    func walkWith(_ branch: BranchNode, dot: Value) throws -> Flow {
        let mark = variables.count
        let value = try evaluate(branch.pipe, dot: dot)
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

    func walk(_ template: TemplateNode, dot: Value) throws -> Flow {
        node = template
        try countStep()
        guard let callee = templates[template.name] else {
            throw failure("template " + Strconv.quote(template.name) + " not defined")
        }
        guard depth < limits.templateDepth else { throw templateDepthFailure() }
        var argument = Value.invalid
        if let pipe = template.pipe { argument = try evaluate(pipe, dot: dot) }
        depth += 1
        defer { depth -= 1 }
        try walk(callee, dot: argument)
        return .next
    }

    func popVariables(to mark: Int) {
        if variables.count > mark { variables.removeLast(variables.count - mark) }
    }
}
