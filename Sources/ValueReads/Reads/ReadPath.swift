import GoTemplate

/// Which values a template line reads: a way from the root chart's values, where one step may stand for all keys.
///
/// Values of subcharts stand below their names. Globals have one place, `global` of the root chart, for that is where
/// every chart finds them.
package struct ReadPath: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case key(GoString)
        /// Every key or item, as `range` and computed keys have it.
        case any
    }

    package let steps: [Step]

    package init(_ steps: [Step] = []) { self.steps = steps }

    package func appending(_ step: Step) -> ReadPath { ReadPath(steps + [step]) }

    /// The path without its last step; itself where there is none.
    package var parent: ReadPath { ReadPath(steps.dropLast()) }

    /// The last key; nil where the path ends with every key, or is the root.
    package var lastKey: GoString? {
        if case .key(let key)? = steps.last { key } else { nil }
    }

    /// The keys on the way, where each step is one.
    package var keys: [GoString]? {
        var keys: [GoString] = []
        for step in steps {
            guard case .key(let key) = step else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// The path as a person writes it, such as `image.tag`, `hosts.*.name` or `params["a.b"]`.
    package var text: GoString {
        var text = ""
        for step in steps {
            let word = if case .key(let key) = step { ValuePath([.key(key)]).description } else { "*" }
            text += (text.isEmpty || word.hasPrefix("[") ? "" : ".") + word
        }
        return GoString(text)
    }

    /// The way of a value in a file or on a command line; an index stands for every item.
    package init(_ path: ValuePath) {
        steps = path.components.map { component in
            switch component {
            case .key(let key): .key(key)
            case .index: .any
            }
        }
    }
}
