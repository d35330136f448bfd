import GoTemplate

/// The values flags of `template`, `install`, `upgrade` and `diff`.
enum ValuesFlags {
    static let all = FlagTable {
        files
        set
        setString
        setFile
        setJSON
        setLiteral
    }

    static let files = Flag<CommaSeparatedValues>(
        "values", short: "f", "specify values in a YAML file or a URL (can specify multiple)")
    static let set = Flag<[GoString]>(
        "set",
        "set values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)")
    static let setString = Flag<[GoString]>(
        "set-string",
        "set STRING values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)"
    )
    static let setFile = Flag<[GoString]>(
        "set-file",
        "set values from respective files specified via the command line (can specify multiple or separate values with commas: key1=path1,key2=path2)"
    )
    static let setJSON = Flag<[GoString]>(
        "set-json",
        "set JSON values on the command line (can specify multiple or separate values with commas: key1=jsonval1,key2=jsonval2 or using json format: {\"key1\": jsonval1, \"key2\": \"jsonval2\"})"
    )
    static let setLiteral = Flag<[GoString]>("set-literal", "set a literal STRING value on the command line")
}
