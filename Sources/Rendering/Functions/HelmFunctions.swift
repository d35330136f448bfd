import Compatibility
import GoTemplate
import Sprig

/// The functions of Helm's templates: Sprig without what reads the environment, and Helm's own.
///
/// Mirrors pkg/engine funcs.go funcMap and engine.go initFunMap.
package enum HelmFunctions {
    /// - Parameters:
    ///   - enablesDNS: whether `getHostByName` asks the network; it gives an empty text otherwise.
    ///   - lookup: finds objects; nil where there are none to find.
    package static func table(enablesDNS: Bool = false, lookup: (any ObjectLookup)? = nil) -> FunctionTable {
        var table = FunctionTable()
        for family in SprigFunctions.families { table.add(family) }
        table.add(CodecFunctions.functions)
        table.add(TOMLFunctions.functions)
        table.add(TemplateFunctions.functions)
        if Compatibility.has(.durationFunctions) { table.add(DurationFunctions.functions) }
        table.add([.lookup(lookup)])
        if enablesDNS { table.add(NetworkFunctions.resolvingFunctions) }
        return table
    }
}
