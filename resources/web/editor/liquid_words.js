// The tags and filters of our Liquid (engine/liquid), each with what it does; a test compares the names with the engine's.
const words = (text) => text.trim().split("\n").map((line) => {
  const [label, ...rest] = line.trim().split(" ");
  return [label, rest.join(" ")];
});

const tagWords = words(`
if Shows what follows where a condition holds: {% if profile.first_name %}…{% endif %}
elsif The next condition of an if
else What is shown otherwise
endif Ends an if
unless Shows what follows where a condition does not hold
endunless Ends an unless
case Compares one value with several: {% case profile.tier %}{% when 'gold' %}…{% endcase %}
when One value of a case
endcase Ends a case
for Repeats for each item of a list: {% for item in views.cart limit: 3 %}…{% endfor %}
endfor Ends a for
break Leaves the loop
continue Goes on with the next item
tablerow Rows of a table from a list: {% tablerow item in list cols: 2 %}
cycle Takes turns: {% cycle 'odd', 'even' %}
assign Keeps a value under a name: {% assign total = 0 %}
capture Keeps what follows as text: {% capture greeting %}…{% endcapture %}
endcapture Ends a capture
increment Writes a number and adds one to it
decrement Takes one from a number and writes it
echo Writes a value, as {{ }} does
render Puts a block in: {% render 'greeting', profile: profile %}
block The same as render
include Puts a block in that sees all names; render is better
liquid Several tags, one a line, without braces
comment What follows is for you alone
endcomment Ends a comment
doc Describes a block
enddoc Ends a doc
raw What follows is not read as Liquid
endraw Ends a raw
ifchanged Shows what follows where it differs from the last time
endifchanged Ends an ifchanged
endtablerow Ends a tablerow
abort Does not send this mail: {% abort 'The cart is empty' %}
coupon A code of this message's own: {% coupon 'SPRING-' %}
`);

const filterWords = words(`
default Stands in for what is empty: {{ profile.first_name | default: "there" }}
fallback Stands in for what is empty or blank
escape Makes & < > and quotes safe in HTML
h The same as escape
escape_once As escape, but not twice
raw Leaves HTML as it is
upcase All in capitals
downcase All in small letters
capitalize The first letter in capitals
truncate At most so many characters: truncate: 28
truncatewords At most so many words
append Adds text at the end
prepend Adds text at the beginning
replace Replaces every occurrence of a text
replace_first Replaces the first occurrence
replace_last Replaces the last occurrence
remove Takes every occurrence of a text away
remove_first Takes the first occurrence away
remove_last Takes the last occurrence away
slice A part, from a place on: slice: 0, 3
split Cuts text into a list
strip Takes white space off both ends
lstrip Takes white space off the beginning
rstrip Takes white space off the end
strip_html Takes HTML tags away
strip_newlines Takes line breaks away
newline_to_br Makes line breaks into <br />
date A date as text: date: "%-d %B"
money An amount with its currency: money: "EUR"
round Rounds, to so many digits
ceil Rounds up
floor Rounds down
abs Without its sign
plus Adds
minus Subtracts
times Multiplies
divided_by Divides; whole numbers stay whole
modulo What remains after dividing
at_least No less than
at_most No more than
size How many items or characters
first The first item
last The last item
join A list as text: join: ", "
sort In order, by a property
sort_natural In order, capitals and small letters alike
reverse The other way round
uniq Each item once
compact Without what is empty
map One property of every item
concat Two lists as one
sum The items added up
where Items whose property has a value: where: "category", "plants"
reject Items but those whose property has a value
has Whether an item's property has a value
find The first item whose property has a value
find_index The place of the first such item
url_encode Makes text fit for a link
url_decode The reverse of url_encode
base64_encode Text as Base64
base64_decode Text from Base64
base64_url_safe_encode Text as Base64 for links
base64_url_safe_decode Text from Base64 for links
`);

const options = (list, type) => list.map(([label, info], index) => ({ label, info, type, boost: -index / 10 }));

export const liquidTags = options(tagWords, "keyword");
export const liquidFilters = options(filterWords, "function");
