import GoTemplate
import Sprig

/// The functions of Helm's templates: Sprig without what reads the environment, and Helm's own.
///
/// Mirrors pkg/engine funcs.go funcMap and engine.go initFunMap.
package enum HelmFunctions {
    /// - Parameter enablesDNS: whether `getHostByName` asks the network; it gives an empty text otherwise.
    package static func table(enablesDNS: Bool = false) -> FunctionTable {
        var table = FunctionTable()
        for family in SprigFunctions.families { table.add(family) }
        table.add(CodecFunctions.functions)
        table.add(TOMLFunctions.functions)
        table.add(TemplateFunctions.functions)
        table.add([lookup])
        if enablesDNS { table.add(NetworkFunctions.resolvingFunctions) }
        return table
    }

    /// Without a cluster every look-up finds nothing.
    private static let lookup = Function("lookup", [.string, .string, .string, .string]) { _ in .map(Map()) }
}
