/// A template's name as the executor knows it, whether there is such a template or not.
package final class Definition {
    let name: GoString
    /// The template that the name means at the moment.
    var tree: Tree?
    /// How often the template is being executed by `include`; Helm limits it.
    package var includes = 0

    init(name: GoString, tree: Tree?) {
        self.name = name
        self.tree = tree
    }
}
