/**
 * What an analyst's query on a cluster may call. An allow-list, because ClickHouse gains functions with every release and
 * some read files, settings, dictionaries, other tables or the network (`file`, `getSetting`, `dictGet`, `joinGet`,
 * `aiGenerate`): what nobody looked at is refused. Read from system.functions of ClickHouse 26.7, category by category.
 * Left out on purpose: what tells about the server, its users and settings, dictionaries, introspection, sleeping, and
 * the types that no notebook reads (IPv4, 128 bits and more).
 */

const words = (text: string) => text.trim().split(/\s+/);

/** Group -> names in lower case, operators as the syntax tree calls them. */
const GROUPS: Record<string, string[]> = {
  operators: words(
    `and assumenotnull casewithexpr casewithexpression casewithoutexpr casewithoutexpression clamp coalesce equals
    exists firstnondefault globalin globalnotin globalnotnullin globalnullin greater greaterorequals greatest
    grouping if ifnull in isdistinctfrom isnotdistinctfrom isnotnull isnull isnullable iszeroornull lambda least less
    lessorequals multiif not notequals notin notnullin nullif nullin or tonullable xor`,
  ),
  numbers: words(
    `abs acos acosh asin asinh atan atan2 atanh avg2 bitand bitcount bithammingdistance bitnot bitor bitrotateleft
    bitrotateright bitshiftleft bitshiftright bitslice bittest bittestall bittestany bitxor byteswap cbrt ceil
    ceiling cos cosh degrees divide dividedecimal divideornull e erf erfc exp exp10 exp2 factorial
    financialinternalrateofreturn financialinternalrateofreturnextended financialnetpresentvalue
    financialnetpresentvalueextended floor gcd hypot ifnotfinite intdiv intdivornull intdivorzero intexp10 intexp2
    isfinite isinfinite isnan isprime isprobableprime lcm lgamma ln log log10 log1p log2 max2 midpoint min2 minus mod
    modornull modulo modulolegacy moduloornull moduloorzero multiply multiplydecimal negate pi plus pmod pmodornull
    positive_modulo positive_modulo_or_null positivemodulo positivemoduloornull pow power proportionsztest radians
    rand rand32 rand64 randbernoulli randbinomial randcanonical randchisquared randconstant randexponential
    randfisherf randlognormal randnegativebinomial randnormal randpoisson randstudentt randuniform round roundage
    roundbankers rounddown roundduration roundtoexp2 sigmoid sign sin sinh sqr sqrt tan tanh tgamma trunc truncate
    width_bucket widthbucket`,
  ),
  texts: words(
    `alphatokens appendtrailingcharifabsent array_to_string arraystringconcat ascii base32decode base32encode
    base58decode base58encode base64decode base64encode base64urldecode base64urlencode basename bin bitmasktoarray
    bitmasktolist bitpositionstoarray bytehammingdistance byteslice casefoldutf8 char char_length character_length
    comparesubstrings concat concat_ws concatwithseparator conv convertcharset countmatches
    countmatchescaseinsensitive countsubstrings countsubstringscaseinsensitive countsubstringscaseinsensitiveutf8
    crc32 crc32ieee crc64 cutfragment cutquerystring cutquerystringandfragment cuttofirstsignificantsubdomain
    cuttofirstsignificantsubdomainwithwww cuturlparameter cutwww dameraulevenshteindistance decodehtmlcomponent
    decodeurlcomponent decodeurlformcomponent decodexmlcomponent domain domainwithoutwww editdistance
    editdistanceutf8 encodeurlcomponent encodeurlformcomponent encodexmlcomponent endswith endswithcaseinsensitive
    endswithcaseinsensitiveutf8 endswithutf8 extract extractall extractallgroups extractallgroupshorizontal
    extractallgroupsvertical extractgroups extracttextfromhtml extracturlparameter extracturlparameternames
    extracturlparameters firstline firstsignificantsubdomain fragment from_base64 hasalltoken hasalltokens
    hasanytoken hasanytokens hasphrase hassubsequence hassubsequencecaseinsensitive hassubsequencecaseinsensitiveutf8
    hassubsequenceutf8 hastoken hastokencaseinsensitive hastokencaseinsensitiveornull hastokenornull hex ilike
    initcap initcaputf8 instr isascii isvalidascii isvalidutf8 jarosimilarity jarowinklersimilarity lcase left
    leftpad leftpadutf8 leftutf8 lengthutf8 levenshteindistance levenshteindistanceutf8 like locate lower lowerutf8
    lpad ltrim match matchphrase mid mismatches multifuzzymatchallindices multifuzzymatchany multifuzzymatchanyindex
    multimatchallindices multimatchany multimatchanyindex multisearchallpositions
    multisearchallpositionscaseinsensitive multisearchallpositionscaseinsensitiveutf8 multisearchallpositionsutf8
    multisearchany multisearchanycaseinsensitive multisearchanycaseinsensitiveutf8 multisearchanyutf8
    multisearchfirstindex multisearchfirstindexcaseinsensitive multisearchfirstindexcaseinsensitiveutf8
    multisearchfirstindexutf8 multisearchfirstposition multisearchfirstpositioncaseinsensitive
    multisearchfirstpositioncaseinsensitiveutf8 multisearchfirstpositionutf8 netloc ngramdistance
    ngramdistancecaseinsensitive ngramdistancecaseinsensitiveutf8 ngramdistanceutf8 ngrams ngramsearch
    ngramsearchcaseinsensitive ngramsearchcaseinsensitiveutf8 ngramsearchutf8 normalizeutf8nfc normalizeutf8nfd
    normalizeutf8nfkc normalizeutf8nfkccasefold normalizeutf8nfkd notilike notlike overlay overlayutf8 path pathfull
    port position positioncaseinsensitive positioncaseinsensitiveutf8 positionutf8 printf protocol querystring
    querystringandfragment regexp_extract regexp_instr regexp_matches regexp_replace regexp_substr regexpextract
    regexpinstr regexpposition regexpquotemeta removeaccentsutf8 removediacriticsutf8 repeat replace replaceall
    replaceone replaceregexpall replaceregexpone reversebyseparator reverseutf8 right rightpad rightpadutf8 rightutf8
    rpad rtrim soundex space sparsegrams sparsegramshashes sparsegramshashesutf8 sparsegramsutf8 splitbyalpha
    splitbychar splitbynonalpha splitbyregexp splitbystring splitbywhitespace startswith startswithcaseinsensitive
    startswithcaseinsensitiveutf8 startswithutf8 stringbytesentropy stringbytesuniq stringjaccardindex
    stringjaccardindexutf8 substr substring substring_index substringindex substringindexutf8 substringutf8 to_base64
    tokens topleveldomain tovalidutf8 translate translateutf8 trim trimboth trimleft trimright trybase32decode
    trybase58decode trybase64decode trybase64urldecode ucase unbin unhex upper upperutf8 urlhierarchy
    urlpathhierarchy`,
  ),
  instants: words(
    `adddate adddays addhours addinterval addmicroseconds addmilliseconds addminutes addmonths addnanoseconds
    addquarters addseconds addtupleofintervals addweeks addyears age changeday changehour changeminute changemonth
    changesecond changeyear curdate current_date current_timestamp date_bin date_diff date_format date_trunc datediff
    datename datetrunc day dayofmonth dayofweek dayofyear formatdatetime formatdatetimeinjodasyntax from_days
    from_unixtime from_utc_timestamp fromdayssinceyearzero fromdayssinceyearzero32 frommodifiedjulianday
    frommodifiedjuliandayornull fromunixtimestamp fromunixtimestampinjodasyntax fromutctimestamp hop hopend hopstart
    hour last_day localtime localtimestamp makedate makedate32 makedatetime makedatetime64 microsecond millisecond
    minute month monthname nanosecond now now64 quarter second subdate subtractdays subtracthours subtractinterval
    subtractmicroseconds subtractmilliseconds subtractminutes subtractmonths subtractnanoseconds subtractquarters
    subtractseconds subtracttupleofintervals subtractweeks subtractyears time_bucket timediff timeslot timeslots
    timestamp timestamp_diff timestampdiff timezone timezoneof timezoneoffset to_days to_utc_timestamp today
    todayofmonth todayofweek todayofyear todaysinmonth todayssinceyearzero tohour toisoweek toisoyear
    tolastdayofmonth tolastdayofweek tomicrosecond tomillisecond tominute tomodifiedjulianday
    tomodifiedjuliandayornull tomonday tomonth tomonthnumsinceepoch tonanosecond toquarter torelativedaynum
    torelativehournum torelativeminutenum torelativemonthnum torelativequarternum torelativesecondnum
    torelativeweeknum torelativeyearnum tosecond tostartofday tostartoffifteenminutes tostartoffiveminute
    tostartoffiveminutes tostartofhour tostartofinterval tostartofisoyear tostartofmicrosecond tostartofmillisecond
    tostartofminute tostartofmonth tostartofnanosecond tostartofquarter tostartofsecond tostartoftenminutes
    tostartofweek tostartofyear totimewithfixeddate totimezone tounixtimestamp toutctimestamp toweek toyear
    toyearnumsinceepoch toyearweek toyyyymm toyyyymmdd toyyyymmddhhmmss tumble tumbleend tumblestart utc_timestamp
    utctimestamp week year yearweek yesterday yyyymmddhhmmsstodatetime yyyymmddhhmmsstodatetime64 yyyymmddtodate
    yyyymmddtodate32`,
  ),
  lists: words(
    `array array_remove arrayall arrayauc arrayaucpr arrayautocorrelation arrayavg arraybottomk arraycompact
    arrayconcat arraycount arraycumsum arraycumsumnonnegative arraydifference arraydistinct arraydotproduct
    arrayelement arrayelementornull arrayenumerate arrayenumeratedense arrayenumeratedenseranked arrayenumerateuniq
    arrayenumerateuniqranked arrayexcept arrayexists arrayfill arrayfilter arrayfirst arrayfirstindex
    arrayfirstornull arrayflatten arrayfold arrayintersect arrayjaccardindex arrayjoin arraylast arraylastindex
    arraylastornull arraylevenshteindistance arraylevenshteindistanceweighted arraymap arraymax arraymin
    arraynormalizedgini arraypartialreversesort arraypartialshuffle arraypartialsort arraypopback arraypopfront
    arrayprauc arrayproduct arraypushback arraypushfront arrayrandomsample arrayreduce arrayreduceinranges
    arrayremove arrayresize arrayreverse arrayreversefill arrayreversesort arrayreversesplit arrayrocauc
    arrayrotateleft arrayrotateright arrayshiftleft arrayshiftright arrayshingles arrayshuffle arraysimilarity
    arrayslice arraysort arraysplit arraysum arraysymmetricdifference arraytopk arraytranspose arrayunion arrayuniq
    arraywithconstant arrayzip arrayzipunaligned cardinality cosinedistance countequal distancecosine distancel1
    distancel2 distancel2squared distancelinf distancelp dotproduct empty emptyarraydate emptyarraydatetime
    emptyarrayfloat32 emptyarrayfloat64 emptyarrayint16 emptyarrayint32 emptyarrayint64 emptyarrayint8
    emptyarraystring emptyarraytosingle emptyarrayuint16 emptyarrayuint32 emptyarrayuint64 emptyarrayuint8
    extractkeyvaluepairs extractkeyvaluepairswithescaping flatten flattentuple has hasall hasany hassubstr indexof
    indexofassumesorted l1distance l1norm l1normalize l2distance l2norm l2normalize l2squareddistance l2squarednorm
    length linfdistance linfnorm linfnormalize lpdistance lpnorm lpnormalize map map_from_arrays mapadd mapall
    mapapply mapconcat mapcontains mapcontainskey mapcontainskeylike mapcontainsvalue mapcontainsvaluelike mapexists
    mapextractkeylike mapextractvaluelike mapfilter mapfromarrays mapfromstring mapkeys mappartialreversesort
    mappartialsort mappopulateseries mapreversesort mapsort mapsubtract mapupdate mapvalues normalizel1 normalizel2
    normalizelinf normalizelp norml1 norml2 norml2squared normlinf normlp notempty octet_length range replicate
    reverse scalarproduct str_to_map tuple tupleconcat tupledivide tupledividebynumber tupleelement
    tuplehammingdistance tupleintdiv tupleintdivbynumber tupleintdivorzero tupleintdivorzerobynumber tupleminus
    tuplemodulo tuplemodulobynumber tuplemultiply tuplemultiplybynumber tuplenames tuplenegate tupleplus
    tuplepositivemodulobynumber tupletonamevaluepairs unnest vectordifference vectorsum`,
  ),
  json: words(
    `dynamicelement dynamictype isdynamicelementinshareddata isvalidjson json_array_length json_exists json_query
    json_value jsonallpaths jsonallpathswithtypes jsonallvalues jsonarraylength jsondynamicpaths
    jsondynamicpathswithtypes jsonextract jsonextractarrayraw jsonextractarrayrawcaseinsensitive jsonextractbool
    jsonextractboolcaseinsensitive jsonextractcaseinsensitive jsonextractfloat jsonextractfloatcaseinsensitive
    jsonextractint jsonextractintcaseinsensitive jsonextractkeys jsonextractkeysandvalues
    jsonextractkeysandvaluescaseinsensitive jsonextractkeysandvaluesraw jsonextractkeysandvaluesrawcaseinsensitive
    jsonextractkeyscaseinsensitive jsonextractraw jsonextractrawcaseinsensitive jsonextractstring
    jsonextractstringcaseinsensitive jsonextractuint jsonextractuintcaseinsensitive jsonhas jsonkey jsonlength
    jsonmergepatch jsonshareddatapaths jsonshareddatapathswithtypes jsontype prettyprintjson simplejsonextractbool
    simplejsonextractfloat simplejsonextractint simplejsonextractraw simplejsonextractstring simplejsonextractuint
    simplejsonhas tojsonstring visitparamextractbool visitparamextractfloat visitparamextractint visitparamextractraw
    visitparamextractstring visitparamextractuint visitparamhas`,
  ),
  types: words(
    `accuratecast accuratecastordefault accuratecastornull cast date fromunixtimestamp64micro fromunixtimestamp64milli
    fromunixtimestamp64nano fromunixtimestamp64second parsedatetime parsedatetime32besteffort
    parsedatetime32besteffortornull parsedatetime32besteffortorzero parsedatetime64 parsedatetime64besteffort
    parsedatetime64besteffortornull parsedatetime64besteffortorzero parsedatetime64besteffortus
    parsedatetime64besteffortusornull parsedatetime64besteffortusorzero parsedatetime64injodasyntax
    parsedatetime64injodasyntaxornull parsedatetime64injodasyntaxorzero parsedatetime64ornull parsedatetime64orzero
    parsedatetimebesteffort parsedatetimebesteffortornull parsedatetimebesteffortorzero parsedatetimebesteffortus
    parsedatetimebesteffortusornull parsedatetimebesteffortusorzero parsedatetimeinjodasyntax
    parsedatetimeinjodasyntaxornull parsedatetimeinjodasyntaxorzero parsedatetimeornull parsedatetimeorzero
    str_to_date to_unixtime tobool todate todate32 todate32ordefault todate32ornull todate32orzero todateordefault
    todateornull todateorzero todatetime todatetime32 todatetime64 todatetime64ordefault todatetime64ornull
    todatetime64orzero todatetimeordefault todatetimeornull todatetimeorzero todecimal128 todecimal32
    todecimal32ordefault todecimal32ornull todecimal32orzero todecimal64 todecimal64ordefault todecimal64ornull
    todecimal64orzero todecimalstring tofixedstring tofloat32 tofloat32ordefault tofloat32ornull tofloat32orzero
    tofloat64 tofloat64ordefault tofloat64ornull tofloat64orzero toint16 toint16ordefault toint16ornull toint16orzero
    toint32 toint32ordefault toint32ornull toint32orzero toint64 toint64ordefault toint64ornull toint64orzero toint8
    toint8ordefault toint8ornull toint8orzero tointerval tointervalday tointervalhour tointervalmicrosecond
    tointervalmillisecond tointervalminute tointervalmonth tointervalnanosecond tointervalquarter tointervalsecond
    tointervalweek tointervalyear tolowcardinality tostring tostringcuttozero totypename touint16 touint16ordefault
    touint16ornull touint16orzero touint32 touint32ordefault touint32ornull touint32orzero touint64 touint64ordefault
    touint64ornull touint64orzero touint8 touint8ordefault touint8ornull touint8orzero tounixtimestamp64micro
    tounixtimestamp64milli tounixtimestamp64nano tounixtimestamp64second touuid touuidorzero`,
  ),
  hashes: words(
    `cityhash64 farmhash64 generateuuidv4 generateuuidv7 halfmd5 inthash32 inthash64 md5 murmurhash3_64 sha1 sha256
    siphash64 xxh3 xxhash64`,
  ),
  others: words(
    `bar bytesize countdigits current_database currentdatabase database format_bytes formatreadabledecimalsize
    formatreadablequantity formatreadablesize formatreadabletimedelta identity ignore materialize
    minsamplesizecontinous minsamplesizecontinuous minsamplesizeconversion parsereadablesize parsetimedelta
    rownumberinallblocks schema transform version`,
  ),
  aggregates: words(
    `analysisofvariance anova any any_respect_nulls any_value any_value_respect_nulls anyheavy anylast
    anylast_respect_nulls anylastrespectnulls anyrespectnulls anyvaluerespectnulls approx_top_count approx_top_k
    approx_top_sum argandmax argandmin argmax argmin array_agg array_concat_agg avg avgweighted bit_and bit_or
    bit_xor boundingratio categoricalinformationvalue contingency corr corrmatrix count countdistinct covar_pop
    covar_samp covarpop covarpopmatrix covarsamp covarsampmatrix cramersv cramersvbiascorrected cume_dist deltasum
    deltasumtimestamp dense_rank denserank distinctdynamictypes distinctjsonpaths distinctjsonpathsandtypes entropy
    exponentialmovingaverage exponentialtimedecayedavg exponentialtimedecayedcount exponentialtimedecayedmax
    exponentialtimedecayedsum first_value first_value_respect_nulls firstvaluerespectnulls group_concat grouparray
    grouparrayinsertat grouparrayintersect grouparraylast grouparraymovingavg grouparraymovingsum grouparraysample
    grouparraysorted groupbitand groupbitor groupbitxor groupconcat groupuniqarray histogram intervallengthsum
    kolmogorovsmirnovtest kurtpop kurtsamp lag laginframe largesttrianglethreebuckets last_value
    last_value_respect_nulls lastvaluerespectnulls lead leadinframe lttb mannwhitneyutest max max_by maxintersections
    maxintersectionsposition maxmappedarrays meanztest median medianbfloat16 medianbfloat16weighted mediandd
    mediandeterministic medianexact medianexacthigh medianexactlow medianexactweighted
    medianexactweightedinterpolated mediangk medianinterpolatedweighted mediantdigest mediantdigestweighted
    mediantiming mediantimingweighted min min_by minmappedarrays nonnegativederivative nth_value ntile percent_rank
    percentrank quantile quantilebfloat16 quantilebfloat16weighted quantiledd quantiledeterministic quantileexact
    quantileexactexclusive quantileexacthigh quantileexactinclusive quantileexactlow quantileexactweighted
    quantileexactweightedinterpolated quantilegk quantileinterpolatedweighted quantiles quantilesbfloat16
    quantilesbfloat16weighted quantilesdd quantilesdeterministic quantilesexact quantilesexactexclusive
    quantilesexacthigh quantilesexactinclusive quantilesexactlow quantilesexactweighted
    quantilesexactweightedinterpolated quantilesgk quantilesinterpolatedweighted quantilestdigest
    quantilestdigestweighted quantilestiming quantilestimingweighted quantiletdigest quantiletdigestweighted
    quantiletiming quantiletimingweighted rank rankcorr retention row_number sequencecount sequencematch
    sequencematchevents sequencenextnode simplelinearregression singlevalueornull skewpop skewsamp sparkbar std
    stddev stddev_pop stddev_samp stddevpop stddevsamp string_agg studentttest studentttestonesample sum sumcount
    sumkahan summapfiltered summapfilteredwithoverflow summappedarrays summapwithoverflow sumwithoverflow theilsu
    topk topkweighted uniq uniqcombined uniqcombined64 uniqexact uniqhll12 uniqupto var_pop var_samp varpop varsamp
    welchttest windowfunnel`,
  ),
};

/** Functions that make a table of their own arguments and read nothing. They may stand in FROM. */
const TABLES_OF_ARGUMENTS = words('numbers numbers_mt zeros generate_series generateseries values sqlstandardvalues');

/**
 * One list for both places, FROM and everywhere else, so that nothing depends on where in the tree a name stands: no name
 * of a group above is one of a table function (a test asks the engine).
 */
const KNOWN: ReadonlySet<string> = new Set([...Object.values(GROUPS).flat(), ...TABLES_OF_ARGUMENTS]);

/** Ends that make another aggregate of one: countIf, sumArray, avgOrNull. Not State and Merge, whose values nobody can read. */
const ENDS = /(?:if|array|map|distinct|ornull|ordefault|foreach|resample|argmin|argmax)$/;

/** Whether a query may call it. Any letter case: some names have one, and none differ by it alone. */
export function isCallable(name: string): boolean {
  const lower = name.toLowerCase();
  if (KNOWN.has(lower)) return true;
  const base = lower.replace(ENDS, '');
  return base !== lower && isAggregate(base);
}

const AGGREGATES: ReadonlySet<string> = new Set(GROUPS.aggregates);

function isAggregate(lower: string): boolean {
  if (AGGREGATES.has(lower)) return true;
  const base = lower.replace(ENDS, '');
  return base !== lower && isAggregate(base);
}

/** All names, for whoever mistyped one. */
export const CALLABLE: readonly string[] = [...KNOWN];
